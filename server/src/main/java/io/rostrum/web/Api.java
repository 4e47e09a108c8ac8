package io.rostrum.web;

import io.rostrum.domain.Pass;
import io.rostrum.domain.Role;
import io.rostrum.domain.Session;
import io.rostrum.domain.SessionId;
import io.rostrum.live.Sessions;
import io.rostrum.store.Register;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API, each operation of {@code openapi.yaml} by its operationId. Used by one event loop only. */
final class Api {
    /** A request for a pass has a few hundred bytes. */
    private static final long MAX_BODY = 4 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Passes passes;
    private final Store store;
    private final Register register;
    private final Sessions sessions;
    private final Limits limits;
    private final Standing standing;
    private final Supplier<String> phones;

    /** @param phones the address of this server as phones reach it, for the QR code */
    Api(
            Passes passes,
            Store store,
            Register register,
            Sessions sessions,
            Limits limits,
            Standing standing,
            Supplier<String> phones) {
        this.passes = passes;
        this.store = store;
        this.register = register;
        this.sessions = sessions;
        this.limits = limits;
        this.standing = standing;
        this.phones = phones;
    }

    Router router(Vertx vertx, OpenAPIContract contract) {
        RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        builder.rootHandler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        route(builder, "issuePass", this::issuePass);
        route(builder, "qrCode", this::qrCode);
        route(builder, "live", context -> context.response().end());
        route(builder, "ready", this::ready);
        return builder.createRouter();
    }

    private static void route(RouterBuilder builder, String operation, Handler<RoutingContext> handler) {
        Objects.requireNonNull(builder.getRoute(operation), operation)
                .addHandler(handler)
                .addFailureHandler(Api::failed);
    }

    private static String code(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("code"));
    }

    private static void failed(RoutingContext context) {
        boolean theirs = context.failure() instanceof ValidatorException
                || context.failure() instanceof HttpException
                || (context.statusCode() >= 400 && context.statusCode() < 500);
        (theirs ? Problem.BAD_REQUEST : Problem.TRY_AGAIN).send(context);
    }

    private void issuePass(RoutingContext context) {
        String address = limits.address(context.request());
        long wait = Math.max(limits.pass(address), limits.tryCode(address));
        if (wait > 0) {
            Problem.tooFast(wait).send(context);
            return;
        }
        JsonObject wish = body(context);
        register.byCode(code(context))
                .compose(session -> session.isEmpty()
                        ? Future.succeededFuture(new Refused(Problem.NO_SUCH_SESSION))
                        : issue(session.get(), wish))
                .onSuccess(issue -> send(context, address, issue))
                .onFailure(fault -> tryAgain(context, fault));
    }

    private static void tryAgain(RoutingContext context, Throwable fault) {
        LOG.warn("A request could not be carried out: {}", fault.toString());
        Problem.TRY_AGAIN.send(context);
    }

    private sealed interface Issue {}

    private record Issued(Pass pass) implements Issue {}

    private record Refused(Problem problem) implements Issue {}

    private static JsonObject body(RoutingContext context) {
        ValidatedRequest request = context.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
        return Objects.requireNonNull(Objects.requireNonNull(request).getBody().getJsonObject());
    }

    private Future<Issue> issue(SessionId session, JsonObject wish) {
        Role role = Role.valueOf(wish.getString("role").toUpperCase(Locale.ROOT));
        String device = wish.getString("device");
        return register.secrets(session).compose(secrets -> {
            if (!role.byPrivateLink()) {
                return ifUnlocked(passes.issue(role, session, Pass.BY_CODE, secrets, device));
            }
            Optional<String> link = PrivateLinks.opened(secrets, role, wish.getString("key", ""));
            return Future.succeededFuture(
                    link.<Issue>map(its -> new Issued(passes.issue(role, session, its, secrets, device)))
                            .orElse(new Refused(Problem.WRONG_KEY)));
        });
    }

    /** A locked door lets in again whoever has voted before. */
    private Future<Issue> ifUnlocked(Pass pass) {
        return sessions.peek(pass.session()).compose(snapshot -> {
            boolean locked = snapshot.session().filter(Session::locked).isPresent();
            return locked
                    ? store.knows(pass.session(), pass.person())
                            .map(known -> known ? new Issued(pass) : new Refused(Problem.LOCKED))
                    : Future.succeededFuture(new Issued(pass));
        });
    }

    private void send(RoutingContext context, String address, Issue issue) {
        switch (issue) {
            case Issued issued -> send(context, issued.pass());
            case Refused refused -> {
                if (refused.problem() != Problem.LOCKED) {
                    limits.wrongCode(address);
                }
                refused.problem().send(context);
            }
        }
    }

    private void send(RoutingContext context, Pass pass) {
        context.response()
                .setStatusCode(201)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject()
                        .put("pass", passes.sign(pass))
                        .put("person", pass.person().value())
                        .put("role", pass.role().word())
                        .put("expires", pass.expires())
                        .toBuffer());
    }

    private void qrCode(RoutingContext context) {
        String address = limits.address(context.request());
        long wait = limits.tryCode(address);
        if (wait > 0) {
            Problem.tooFast(wait).send(context);
            return;
        }
        String code = code(context);
        register.byCode(code)
                .onSuccess(session -> {
                    if (session.isEmpty()) {
                        limits.wrongCode(address);
                        Problem.NO_SUCH_SESSION.send(context);
                    } else {
                        sendPicture(context, code);
                    }
                })
                .onFailure(fault -> tryAgain(context, fault));
    }

    private void sendPicture(RoutingContext context, String code) {
        context.response()
                .putHeader("Content-Type", "image/svg+xml")
                .putHeader("Cache-Control", "no-cache")
                .end(new QrPicture(phones.get() + "/s/" + code).svg());
    }

    private void ready(RoutingContext context) {
        if (!standing.takesPhones()) {
            Problem.TRY_AGAIN.send(context);
            return;
        }
        store.heads(List.of(new SessionId("ready")))
                .onSuccess(_ -> context.response().end())
                .onFailure(_ -> Problem.TRY_AGAIN.send(context));
    }
}
