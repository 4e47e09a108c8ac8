package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.rostrum.Program;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the proxy does to a request, as seen by what stands behind it. */
class ProxyFileTest {
    @TempDir
    private Path directory;

    private final BlockingQueue<Map<String, List<String>>> headers = new LinkedBlockingQueue<>();
    private HttpServer behind;

    @BeforeEach
    void listen() throws Exception {
        behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        behind.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        behind.createContext("/asked", exchange -> {
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        behind.start();
    }

    @AfterEach
    void end() {
        behind.stop(0);
    }

    @Test
    void what_a_phone_claims_to_be_its_address_does_not_get_through() throws Exception {
        try (var proxy = proxy(Map.of())) {
            await().atMost(NodeProgram.SOON).until(() -> proxy.state("node1").equals("UP"));
            Http.send(HttpRequest.newBuilder(URI.create(proxy.base() + "/asked"))
                    .header("X-Forwarded-For", "10.1.2.3")
                    .header("Forwarded", "for=10.1.2.3"));
            Map<String, List<String>> seen = headers.take();
            assertThat(seen.get("X-forwarded-for")).containsExactly("127.0.0.1");
            assertThat(seen).doesNotContainKey("Forwarded");
            assertThat(seen.get("Host")).containsExactly("127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void with_a_certificate_http_only_sends_phones_to_https() throws Exception {
        Secrets secrets = Secrets.make(directory.resolve("secrets"));
        int tls = Program.freePort();
        var more = Map.of(
                "ROSTRUM_TLS",
                "127.0.0.1:" + tls,
                "ROSTRUM_TLS_PORT",
                Integer.toString(tls),
                "ROSTRUM_CERTIFICATE",
                secrets.file("certificate").toString());
        try (var proxy = proxy(more)) {
            HttpResponse<String> plain = Http.get(proxy.base() + "/asked?a=b");
            assertThat(plain.statusCode()).isEqualTo(308);
            assertThat(plain.headers().firstValue("Location")).hasValue("https://127.0.0.1:" + tls + "/asked?a=b");
            await().atMost(NodeProgram.SOON).until(() -> proxy.state("node1").equals("UP"));
            assertThat(encrypted(secrets, "https://127.0.0.1:" + tls + "/asked"))
                    .isEqualTo("204");
        }
    }

    private ProxyProgram proxy(Map<String, String> more) {
        int port = behind.getAddress().getPort();
        return ProxyProgram.start(directory, List.of(port, port, port), more);
    }

    /** Trusts the certificate that was made and no other. */
    private String encrypted(Secrets secrets, String address) {
        String trusted = secrets.file("certificate").toString();
        return Program.run(
                directory.resolve("curl"),
                Map.of(),
                List.of("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "--cacert", trusted, address));
    }
}
