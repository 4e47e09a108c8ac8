package io.rostrum;

import io.rostrum.web.Limits;
import io.rostrum.web.Proxies;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options about what stands between the phones and a node. */
final class FrontArguments {
    /** More than one address ever brings; beyond it the number says nothing any more. */
    private static final int MOST_PHONES = 1_000_000;

    @Option(
            names = "--proxy",
            split = ",",
            paramLabel = "ADDRESS[/BITS]",
            converter = NetworkConverter.class,
            description = "Proxies before this node, whose X-Forwarded-For is believed. Default: none.")
    private List<Proxies.Network> proxies = List.of();

    @Option(
            names = "--phones-per-address",
            paramLabel = "N",
            defaultValue = "" + Limits.PHONES_PER_ADDRESS,
            description = "How many phones may come at once from one address, such as a router's; a twentieth of it"
                    + " each second after that. Default: " + Limits.PHONES_PER_ADDRESS + ".")
    private int phones;

    Front front() {
        return new Front(new Proxies(proxies), phones);
    }

    /** What is wrong with them, as a sentence; null if nothing is. */
    @Nullable String mistake() {
        return phones < 1 || phones > MOST_PHONES
                ? "--phones-per-address " + phones + " is not from 1 to " + MOST_PHONES + "."
                : null;
    }

    private static final class NetworkConverter implements ITypeConverter<Proxies.Network> {
        @Override
        public Proxies.Network convert(String text) {
            return Proxies.Network.parse(text.strip())
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is not like 10.0.0.5 or 10.0.0.0/8"));
        }
    }
}
