package io.rostrum;

import io.rostrum.wire.LinksFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The way in: reads what was asked for, does it, and says in one sentence why if it cannot. */
public final class Main {

    private static final int MISTAKEN = 2;
    private static final int BROKEN = 1;

    // Half blocks and Chinese, whatever the locale says.
    private static final PrintStream OUT = utf8(FileDescriptor.out);
    private static final PrintStream ERR = utf8(FileDescriptor.err);

    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        chooseLog(environment);
        switch (Arguments.parse(args, environment, LanAddress::first)) {
            case Asked.Start(Config config) -> run(config, environment);
            case Asked.Links(Path data) -> printAgain(data, environment);
            case Asked.Recount recount -> recount(recount);
            case Asked.Bundle(Path folder) -> bundle(folder);
            case Asked.Word(String text) -> OUT.print(text);
            case Asked.Mistake(String sentence) -> end(sentence);
        }
    }

    /** Comes before the first logger is made, which reads its configuration once and for all. */
    private static void chooseLog(Map<String, String> environment) {
        if (isCollected(environment)) {
            System.setProperty("logback.configurationFile", "logback-json.xml");
        }
    }

    /** What is said in JSON is collected with all that is printed, and read by more people than may have private links. */
    private static boolean isCollected(Map<String, String> environment) {
        return "json".equals(environment.get("ROSTRUM_LOG"));
    }

    private static void run(Config config, Map<String, String> environment) {
        var rostrum = new Rostrum(config);
        Signals.heed();
        Runtime.getRuntime().addShutdownHook(new Thread(rostrum::close, "stop"));
        try {
            rostrum.start(Server::start, new SecureRandom());
            if (!isCollected(environment)) {
                print(rostrum.links(), environment);
            }
        } catch (CannotStart e) {
            end(e.sentence());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Main.class).error("Rostrum does not start", e);
            System.exit(BROKEN);
        }
    }

    private static void printAgain(Path data, Map<String, String> environment) {
        Optional<LinksFile> kept = DataDirectory.links(data);
        kept.ifPresentOrElse(
                links -> print(links, environment),
                () -> end("There are no links in " + data.toAbsolutePath()
                        + ": start Rostrum first, or give its --data."));
    }

    private static void recount(Asked.Recount asked) {
        try {
            System.exit(RecountCommand.run(asked, OUT) ? 0 : BROKEN);
        } catch (CannotStart e) {
            end(e.sentence());
        }
    }

    private static void bundle(Path folder) {
        try {
            OUT.println(BundleCommand.run(
                    folder,
                    Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())));
        } catch (CannotStart e) {
            end(e.sentence());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where Rostrum lies is no file", e);
        }
    }

    // Since JDK 25 there is no console again where input or output is not a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static void print(LinksFile links, Map<String, String> environment) {
        var console = System.console();
        boolean colours = console != null && console.isTerminal() && !environment.containsKey("NO_COLOR");
        OUT.println(new LinksText(links, colours));
    }

    private static void end(String sentence) {
        ERR.println(sentence);
        System.exit(MISTAKEN);
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
