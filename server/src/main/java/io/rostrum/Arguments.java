package io.rostrum;

import io.rostrum.rehearsal.Rehearsal;
import io.rostrum.store.redis.Durability;
import io.rostrum.store.redis.RedisAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command line and the {@code ROSTRUM_…} environment, read into what was asked for; a flag goes before its variable. */
@Command(
        name = "rostrum",
        description = "Scores talks and gathers questions, live, from the phones in the room.",
        footer = {
            "",
            "Each option may also stand in the environment, --port as ROSTRUM_PORT, --key-file as ROSTRUM_KEY_FILE;"
                    + " a flag goes before its variable. ROSTRUM_KEY holds the signing key itself (openssl rand -base64 32)."
                    + " ROSTRUM_LOG=json logs one JSON object a line."
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        mixinStandardHelpOptions = true)
final class Arguments {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = PortConverter.class,
            description = "Where phones connect; 0 picks a free one. Default: 8080.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            converter = AddressConverter.class,
            description = "What phones reach: a name, an IP address, or the https:// address of a proxy before this"
                    + " node. Default: this machine's first LAN address.")
    private @Nullable String address;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            scope = ScopeType.INHERIT,
            description = "The directory for everything that must outlive a restart. Default: data.")
    private Path data = Path.of("data");

    @Option(
            names = "--redis",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            converter = RedisConverter.class,
            description = "A Redis to use, as redis://:PASSWORD@HOST:PORT, redis+sentinel://:PASSWORD@HOST,HOST/NAME or"
                    + " redis+cluster://:PASSWORD@HOST,HOST; rediss… for TLS. Default: one of our own, in the data"
                    + " directory.")
    private @Nullable RedisAddress redis;

    @Option(
            names = "--durability",
            paramLabel = "always|everysec|replicated[-on-disk][:N]",
            defaultValue = "always",
            converter = DurabilityConverter.class,
            description =
                    "What is promised when a vote is acknowledged: that Redis has it on disk, will have it within a"
                            + " second, or that N replicas (1) have it too, or have it on disk. Default: always.")
    private Durability durability = new Durability.Always();

    @Option(
            names = "--series",
            paramLabel = "FILE",
            description = "The series whose sessions are added if absent. Default: an example.")
    private @Nullable Path series;

    @Option(names = "--links", paramLabel = "FILE", description = "Also writes the links there, as JSON.")
    private @Nullable Path links;

    @Option(
            names = "--management",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:0",
            converter = HostPortConverter.class,
            description = "Where /metrics is served. Default: a free port on loopback, which the log names.")
    private HostPort management = new HostPort("127.0.0.1", 0);

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Holds the key that signs passes, in Base64, the same on all nodes."
                    + " Default: one in the data directory, made at the first start.")
    private @Nullable Path keyFile;

    @Mixin
    private final ClusterArguments cluster = new ClusterArguments();

    @Option(
            names = "--wifi",
            paramLabel = "NAME",
            defaultValue = "",
            converter = WifiConverter.class,
            description = "The name of the room's Wi-Fi, which the pages tell people to join.")
    private String wifi = "";

    @Option(
            names = "--rehearse",
            paramLabel = "PHONES",
            converter = PhonesConverter.class,
            description =
                    "Also holds a rehearsal in a session of its own: so many simulated phones join, score and ask, and"
                            + " the stage moves by itself. It never counts. From 1 to " + Rehearsal.MOST_PHONES + ".")
    private int rehearse;

    @Mixin
    private FrontArguments front = new FrontArguments();

    private final Recount recount = new Recount();
    private final Bundle bundle = new Bundle();

    private Arguments() {}

    /** {@code lan} tells this machine's address and is asked only if none was given. */
    static Asked parse(String[] args, Map<String, String> environment, Supplier<String> lan) {
        var asked = new Arguments();
        var line = new CommandLine(asked)
                .addSubcommand("links", new LinksAgain())
                .addSubcommand("recount", asked.recount)
                .addSubcommand("bundle", asked.bundle)
                .setDefaultValueProvider(option -> variable(environment, option));
        // What stands in the environment is meant as it stands there: a password or a name may have ${…} in it.
        line.setInterpolateVariables(false);

        try {
            return asked.read(line.parseArgs(args), environment, lan);
        } catch (ParameterException e) {
            return new Asked.Mistake(sentence(e, environment));
        }
    }

    private Asked read(CommandLine.ParseResult read, Map<String, String> environment, Supplier<String> lan) {
        CommandLine last = read.asCommandLineList().getLast();
        if (last.isUsageHelpRequested()) {
            return new Asked.Word(last.getUsageMessage());
        }
        if (read.isVersionHelpRequested()) {
            return new Asked.Word("Rostrum " + Version.text() + "\n");
        }
        if (read.hasSubcommand()) {
            return switch (read.subcommand().commandSpec().name()) {
                case "links" -> new Asked.Links(data);
                case "bundle" -> new Asked.Bundle(bundle.folder);
                default -> new Asked.Recount(data, redis, recount.code);
            };
        }
        return start(Optional.ofNullable(environment.get("ROSTRUM_KEY")).filter(text -> !text.isBlank()), lan);
    }

    private Asked start(Optional<String> keyText, Supplier<String> lan) {
        Optional<SigningKey> key = keyText.flatMap(SigningKey::parse);
        if (keyText.isPresent() && key.isEmpty()) {
            return new Asked.Mistake("ROSTRUM_KEY does not hold 32 bytes or more in Base64.");
        }
        String mistake = cluster.mistake(redis == null, keyText.isEmpty() && keyFile == null);
        mistake = mistake == null ? front.mistake() : mistake;
        if (mistake != null) {
            return new Asked.Mistake(mistake);
        }
        String reached = address == null ? lan.get() : address;
        return new Asked.Start(new Config(
                port,
                data,
                redis,
                series,
                reached,
                links,
                management,
                keyFile,
                key.orElse(null),
                wifi,
                rehearse,
                front.front(),
                cluster.peers(),
                durability));
    }

    private static @Nullable String variable(Map<String, String> environment, CommandLine.Model.ArgSpec spec) {
        String value = environment.get(variableName(spec));
        return value == null || value.isBlank() ? null : value;
    }

    private static String variableName(CommandLine.Model.ArgSpec spec) {
        return spec instanceof CommandLine.Model.OptionSpec option && !option.usageHelp() && !option.versionHelp()
                ? "ROSTRUM_"
                        + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT)
                : "";
    }

    private static String sentence(ParameterException e, Map<String, String> environment) {
        var spec = e.getArgSpec();
        boolean fromEnvironment =
                spec != null && e.getValue() != null && e.getValue().equals(environment.get(variableName(spec)));
        return e.getMessage() + (fromEnvironment ? " (from " + variableName(spec) + ")" : "") + "; see --help.";
    }

    @Command(
            name = "links",
            description = "Prints the links of the Rostrum that works in the data directory again.",
            mixinStandardHelpOptions = true)
    private static final class LinksAgain {}

    @Command(
            name = "recount",
            description =
                    "Counts the ballots of a session anew, also while it runs, and says whether its tallies agree.",
            mixinStandardHelpOptions = true)
    private static final class Recount {
        @Parameters(paramLabel = "CODE", description = "The session's code.")
        private String code = "";
    }

    @Command(
            name = "bundle",
            description =
                    "Writes a folder that runs Rostrum with nothing but a JDK 25, for closed networks; brings one that is"
                            + " there up to date and leaves its data alone.",
            mixinStandardHelpOptions = true)
    private static final class Bundle {
        @Parameters(paramLabel = "DIR", description = "The folder.")
        private Path folder = Path.of(".");
    }

    private static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || !HostPort.isPort(Integer.parseInt(text))) {
                throw new TypeConversionException("'" + text + "' is not a port from 0 to 65535");
            }
            return Integer.valueOf(text);
        }
    }

    private static final class PhonesConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            int phones = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
            if (phones < 1 || phones > Rehearsal.MOST_PHONES) {
                throw new TypeConversionException(
                        "'" + text + "' is not a number of phones from 1 to " + Rehearsal.MOST_PHONES);
            }
            return phones;
        }
    }

    private static final class AddressConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("(https?://)?[^/\\s?#]+")) {
                throw new TypeConversionException("'" + text + "' is not like 192.168.1.5 or https://vote.example.org");
            }
            return text;
        }
    }

    private static final class WifiConverter implements ITypeConverter<String> {
        /** What the name of a wireless network may have. */
        private static final int MOST_BYTES = 32;

        @Override
        public String convert(String text) {
            if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw new TypeConversionException("'" + text + "' is longer than a Wi-Fi name may be, " + MOST_BYTES
                        + " bytes (a Chinese character has three)");
            }
            return text;
        }
    }

    private static final class HostPortConverter implements ITypeConverter<HostPort> {
        @Override
        public HostPort convert(String text) {
            return HostPort.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not HOST:PORT"));
        }
    }

    private static final class DurabilityConverter implements ITypeConverter<Durability> {
        @Override
        public Durability convert(String text) {
            return Durability.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not always, everysec, replicated[:N] or replicated-on-disk[:N]"));
        }
    }

    private static final class RedisConverter implements ITypeConverter<RedisAddress> {
        @Override
        public RedisAddress convert(String text) {
            // The text may hold a password, so it is not repeated.
            return RedisAddress.parse(text)
                    .orElseThrow(() -> new TypeConversionException("it is not like redis://:PASSWORD@HOST:PORT"));
        }
    }
}
