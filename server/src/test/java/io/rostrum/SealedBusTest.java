package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event bus that only nodes with a certificate are on. Hazelcast beneath it lets everybody in, and so says who is there. */
class SealedBusTest {
    private static final String HEARD = "rostrum_bus_messages_total{direction=\"heard\"}";

    @TempDir
    private Path directory;

    @Test
    void nodes_with_a_certificate_hear_each_other_and_who_has_none_or_a_strange_one_hears_nothing() throws Exception {
        List<String> ours = certificate("ours");
        try (var nodes = new SeveralNodes(directory.toRealPath(), 4)) {
            NodeProcess here = nodes.start(nodes.redisUrl(), ours);
            NodeProcess there = nodes.start(nodes.redisUrl(), ours);
            NodeProcess bare = nodes.start();
            NodeProcess strange = nodes.start(nodes.redisUrl(), certificate("strange"));
            SeveralNodes.together(here, there, bare, strange);
            try (Phone projector = nodes.enter(there, "projector");
                    Phone outside = nodes.enter(bare, "attendee");
                    Phone one = nodes.enter(here, "attendee")) {
                Phone.soon().until(() -> phones(projector) == 1);
                try (Phone two = nodes.enter(here, "attendee")) {
                    Phone.soon().until(() -> phones(projector) == 2 && phones(one) == 2 && phones(two) == 2);
                }
                Phone.soon().until(() -> phones(projector) == 1);
                assertThat(phones(outside)).isEqualTo(1);
            }
            assertThat(here.metric(HEARD)).isPositive();
            assertThat(bare.metric(HEARD)).isZero();
            assertThat(strange.metric(HEARD)).isZero();
        }
    }

    private static int phones(Phone screen) {
        return screen.awaitItem("presence", _ -> true).getInteger("phones");
    }

    /** A certificate of an authority of its own, and the options that tell a node of both. */
    private List<String> certificate(String name) throws IOException {
        Path its = Files.createDirectories(directory.resolve(name));
        openssl(
                its,
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=authority"
                        + " -keyout ca.key -out ca.pem");
        openssl(
                its,
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=node -keyout node.key -out node.csr");
        openssl(its, "x509 -req -in node.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out node.pem");
        return List.of(
                "--cluster-cert",
                its + "/node.pem",
                "--cluster-key",
                its + "/node.key",
                "--cluster-ca",
                its + "/ca.pem");
    }

    private static void openssl(Path directory, String words) {
        String command = "cd '" + directory + "' && openssl " + words;
        Program.run(directory.resolve("log"), Map.of(), List.of("sh", "-c", command));
    }
}
