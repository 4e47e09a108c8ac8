package io.rostrum.web;

import io.rostrum.domain.Refusal;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Why an HTTP request was not carried out, as RFC 9457 problem details.
 *
 * @param why the refusal's name, where one of the closed list fits
 * @param retryAfter in ms; 0 if asking again does not help
 */
record Problem(
        int status, String title, String detail, @Nullable Refusal why, long retryAfter) {
    static final Problem NO_SUCH_SESSION = new Problem(404, "No such session", "No session has this code.", null, 0);
    static final Problem NOT_FOUND = new Problem(404, "Not found", "There is nothing under this address.", null, 0);
    static final Problem WRONG_KEY =
            new Problem(403, "Wrong key", "This private link is not valid, or no longer.", null, 0);
    static final Problem LOCKED = new Problem(403, "The door is locked", Refusal.LOCKED.advice(), Refusal.LOCKED, 0);
    static final Problem BAD_REQUEST =
            new Problem(400, "Bad request", "The request is not as docs/openapi.yaml describes it.", null, 0);
    static final Problem TRY_AGAIN =
            new Problem(503, "Try again", Refusal.TRY_AGAIN.advice(), Refusal.TRY_AGAIN, 1_000);

    static Problem tooFast(long retryAfter) {
        return new Problem(429, "Too fast", "This address asks more often than it may.", Refusal.TOO_FAST, retryAfter);
    }

    void send(RoutingContext context) {
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (why != null) {
            body.put("why", why.name());
        }
        if (retryAfter > 0) {
            context.response().putHeader("Retry-After", Long.toString((retryAfter + 999) / 1000));
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
