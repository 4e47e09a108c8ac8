package io.rostrum.pages;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What a page asks the server for from its first byte on, over a line and on a processor that may be slow. */
final class Visit implements AutoCloseable {
    /** Promises the time at which a person could first see the criteria. */
    private static final String NOTE_WHEN_DRAWN = """
            window.formDrawn = new Promise((tell) => {
              const watch = new MutationObserver(() => {
                if (document.querySelectorAll('[data-box=open] [data-criterion]').length < 4) return;
                watch.disconnect();
                requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
              });
              watch.observe(document, { childList: true, subtree: true });
            });
            """;

    private final Page page;
    private final CDPSession devtools;
    private final List<String> asked = new ArrayList<>();
    private long bytes;

    Visit(Page page) {
        this.page = page;
        this.devtools = page.context().newCDPSession(page);
        page.addInitScript(NOTE_WHEN_DRAWN);
        devtools.on("Network.requestWillBeSent", sent -> note(sent.getAsJsonObject("request")));
        devtools.on("Network.webSocketCreated", this::note);
        devtools.on(
                "Network.loadingFinished",
                done -> bytes += done.get("encodedDataLength").getAsLong());
        devtools.on("Network.webSocketFrameSent", frame -> bytes += length(frame));
        devtools.on("Network.webSocketFrameReceived", frame -> bytes += length(frame));
        devtools.send("Network.enable");
    }

    private void note(JsonObject request) {
        String url = request.get("url").getAsString();
        if (!url.startsWith("data:")) {
            asked.add(url.replaceFirst("^\\w+://[^/]+", "").replaceFirst("/a/\\w+", "/a"));
        }
    }

    private static long length(JsonObject frame) {
        return frame.getAsJsonObject("response")
                .get("payloadData")
                .getAsString()
                .length();
    }

    /** How slow the line is from now on, both ways, and how many times slower the processor. */
    Visit over(int roundTrip, double megabits, int slowdown) {
        double bytesPerSecond = megabits * 1_000_000 / 8;
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", roundTrip);
        line.addProperty("downloadThroughput", bytesPerSecond);
        line.addProperty("uploadThroughput", bytesPerSecond);
        devtools.send("Network.emulateNetworkConditions", line);
        var processor = new JsonObject();
        processor.addProperty("rate", slowdown);
        devtools.send("Emulation.setCPUThrottlingRate", processor);
        return this;
    }

    /** Opens the place and gives the ms from then until the form was drawn. */
    double drawnWithin(String place) {
        page.navigate(place);
        return ((Number) page.evaluate("window.formDrawn")).doubleValue();
    }

    /** What was asked for, without the build's name. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** All that came, compressed and with its headers, and what went over the socket. */
    long bytes() {
        return bytes;
    }

    /** To play a slow processor takes much of a real one as long as the page is there, and would slow the next visit. */
    @Override
    public void close() {
        page.close();
    }
}
