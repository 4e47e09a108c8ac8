package io.rostrum.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rostrum.domain.Reply;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of sockets and answers. Used by every thread. */
public final class Meters {
    private final MeterRegistry registry;
    private final AtomicInteger sockets = new AtomicInteger();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("rostrum.sockets", sockets, AtomicInteger::get)
                .description("WebSockets that are open on this node")
                .register(registry);
    }

    void sockets(int coming) {
        sockets.addAndGet(coming);
    }

    void answered(Reply reply) {
        switch (reply) {
            case Reply.Ok _ ->
                registry.counter("rostrum.commands", "outcome", "ok").increment();
            case Reply.No no ->
                registry.counter("rostrum.commands", "outcome", no.why().name().toLowerCase(Locale.ROOT))
                        .increment();
            case Reply.Welcome _, Reply.Update _ -> {}
        }
    }

    void closed(CloseCode code) {
        registry.counter("rostrum.closes", "code", code.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
