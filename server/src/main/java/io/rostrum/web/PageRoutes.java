package io.rostrum.web;

import io.rostrum.store.Register;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;

/** Which page lies under which address. Used by one event loop only. */
final class PageRoutes {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String NEVER = "no-store";
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    /** What a page and its scripts may load and do: everything from here, nothing inline, no foreign frame around it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> PAGES = Map.of(
            "s", "phone.html",
            "screen", "screen.html",
            "moderator", "moderator.html",
            "result", "result.html",
            "speaker", "speaker.html",
            "reviewer", "reviewer.html");

    private final Pages pages;
    private final Register register;
    private final Limits limits;

    PageRoutes(Pages pages, Register register, Limits limits) {
        this.pages = pages;
        this.register = register;
        this.limits = limits;
    }

    void addTo(Router router) {
        router.route().handler(PageRoutes::protect);
        read(router, "/").handler(context -> send(context, "index.html", OK));
        PAGES.forEach((place, page) ->
                read(router, "/" + place + "/:code").handler(context -> sendIfCodeLeads(context, page)));
        read(router, "/a/:build/*").handler(this::asset);
    }

    private static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private static void protect(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        context.next();
    }

    /**
     * With Redis out of reach the page is sent all the same: it says so itself, and waits. So it is to whoever has tried too many
     * codes, who is not to learn here which ones there are.
     */
    private void sendIfCodeLeads(RoutingContext context, String page) {
        String address = limits.address(context.request());
        if (limits.tryCode(address) > 0) {
            send(context, page, OK);
            return;
        }
        register.byCode(Objects.requireNonNull(context.pathParam("code"))).onComplete(found -> {
            boolean missing = found.succeeded() && found.result().isEmpty();
            if (missing) {
                limits.wrongCode(address);
            }
            send(context, missing ? "missing.html" : page, missing ? NOT_FOUND : OK);
        });
    }

    private void send(RoutingContext context, String page, int status) {
        Pages.Asset asset = pages.find(page).orElseThrow();
        HttpServerResponse response = context.response()
                .setStatusCode(status)
                .putHeader("Cache-Control", ASK_AGAIN)
                .putHeader("ETag", asset.tag());
        if (status == OK && asset.tag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            send(context, asset);
        }
    }

    /**
     * While the nodes behind one address are changed for newer ones, a page of one build asks a node of the other. It gets what
     * there is here, which serves it better than nothing, and nobody keeps that under the other's name.
     */
    private void asset(RoutingContext context) {
        String build = Objects.requireNonNull(context.pathParam("build"));
        String name = Objects.requireNonNull(context.request().path()).substring("/a/".length() + build.length() + 1);
        pages.find(name)
                .filter(_ -> !name.endsWith(".html"))
                .ifPresentOrElse(
                        asset -> {
                            context.response()
                                    .putHeader("Cache-Control", build.equals(pages.build()) ? FOR_EVER : NEVER);
                            send(context, asset);
                        },
                        context::next);
    }

    private static void send(RoutingContext context, Pages.Asset asset) {
        HttpServerResponse response =
                context.response().putHeader("Content-Type", asset.type()).putHeader("Vary", "Accept-Encoding");
        String encodings = context.request().getHeader("Accept-Encoding");
        boolean zips = encodings != null && encodings.contains("gzip");
        if (zips) {
            response.putHeader("Content-Encoding", "gzip");
        }
        Buffer body = zips ? asset.gzipped() : asset.plain();
        response.putHeader("Content-Length", Integer.toString(body.length())).end(body);
    }
}
