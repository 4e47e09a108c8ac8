package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps note of all that no page may do: complain, break the content security policy, ask anybody but the server. */
final class Watch {
    private static final String CONFESS = """
            document.addEventListener('securitypolicyviolation', (event) =>
              console.error('broke the policy', event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber));
            """;
    private static final Set<String> COMPLAINTS = Set.of("error", "warning", "assert");

    private final List<String> troubles = new ArrayList<>();
    private final List<String> excused = new ArrayList<>();

    /** What the browser itself says when a test takes the connection away, or asks for what is not there. */
    void excuse(String part) {
        excused.add(part);
    }

    void excuseLostConnections() {
        excuse("WebSocket connection to");
        excuse("net::ERR_");
    }

    void over(BrowserContext context, String base) {
        context.addInitScript(CONFESS);
        context.onConsoleMessage(message -> {
            if (COMPLAINTS.contains(message.type())) {
                note(message.type() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> note("uncaught: " + error.error()));
        context.onRequest(request -> check(request.url(), base));
        context.onPage(page -> page.onWebSocket(socket -> check(socket.url(), base.replace("http:", "ws:"))));
    }

    private void check(String place, String base) {
        if (!place.startsWith(base + "/") && !place.startsWith("data:")) {
            note("asked elsewhere: " + place);
        }
    }

    private void note(String trouble) {
        if (excused.stream().noneMatch(trouble::contains)) {
            troubles.add(trouble);
        }
    }

    void sawNothing() {
        assertThat(troubles).isEmpty();
    }
}
