package io.rostrum.store.redis;

import io.rostrum.domain.SessionId;
import io.rostrum.store.Register;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The register in Redis, over a store's connection. Used by one event loop only. */
public final class RedisRegister implements Register {
    private static final String PERSON = "person";
    private static final String LINK = "link:";

    private final Lines lines;

    RedisRegister(Lines lines) {
        this.lines = lines;
    }

    @Override
    public Future<Optional<SessionId>> byCode(String code) {
        return lines.to(Keys.code(code))
                .send(Request.cmd(Command.GET).arg(Keys.code(code)))
                .map(reply -> Optional.ofNullable(reply).map(Response::toString).map(SessionId::new));
    }

    @Override
    public Future<Optional<String>> register(SessionId session, String candidate) {
        return lines.to(Keys.SESSIONS)
                .send(Request.cmd(Command.HGET).arg(Keys.SESSIONS).arg(session.value()))
                .map(known -> known == null ? candidate : known.toString())
                .compose(code -> take(session, code));
    }

    /** The code is written last and only if new, so that a code that works leads to a session that is whole. */
    private Future<Optional<String>> take(SessionId session, String code) {
        return lines.to(Keys.code(code))
                .send(Request.cmd(Command.SET)
                        .arg(Keys.code(code))
                        .arg(session.value())
                        .arg("NX"))
                .compose(_ -> byCode(code))
                .compose(owner -> owner.filter(session::equals).isPresent()
                        ? note(session, code)
                        : Future.succeededFuture(Optional.empty()));
    }

    /** Two nodes that start at once may each have taken a code for it: the one noted first stays. */
    private Future<Optional<String>> note(SessionId session, String code) {
        return lines.to(Keys.SESSIONS)
                .send(Request.cmd(Command.HSETNX)
                        .arg(Keys.SESSIONS)
                        .arg(session.value())
                        .arg(code))
                .compose(_ -> lines.to(Keys.SESSIONS)
                        .send(Request.cmd(Command.HGET).arg(Keys.SESSIONS).arg(session.value())))
                .map(Response::toString)
                .compose(noted -> noted.equals(code)
                        ? Future.succeededFuture(Optional.of(code))
                        : lines.to(Keys.code(code))
                                .send(Request.cmd(Command.DEL).arg(Keys.code(code)))
                                .map(Optional.of(noted)));
    }

    @Override
    public Future<Boolean> claim(String fingerprint, long lasts) {
        Request first = Request.cmd(Command.SET)
                .arg(Keys.FINGERPRINT)
                .arg(fingerprint)
                .arg("NX")
                .arg("PX")
                .arg(lasts);
        return lines.to(Keys.FINGERPRINT)
                .send(first)
                .compose(_ ->
                        lines.to(Keys.FINGERPRINT).send(Request.cmd(Command.GET).arg(Keys.FINGERPRINT)))
                .compose(said -> said != null && said.toString().equals(fingerprint)
                        ? prolong(lasts)
                        : Future.succeededFuture(false));
    }

    private Future<Boolean> prolong(long lasts) {
        return lines.to(Keys.FINGERPRINT)
                .send(Request.cmd(Command.PEXPIRE).arg(Keys.FINGERPRINT).arg(lasts))
                .map(true);
    }

    @Override
    public Future<Void> keep(SessionId session, Secrets secrets) {
        List<Request> writes = new ArrayList<>();
        writes.add(ifNew(session, PERSON, secrets.person()));
        secrets.links()
                .forEach((name, link) ->
                        writes.add(ifNew(session, LINK + name, link.generation() + " " + link.keyHash())));
        return lines.to(Keys.secrets(session)).batch(writes).mapEmpty();
    }

    private static Request ifNew(SessionId session, String field, String value) {
        return Request.cmd(Command.HSETNX).arg(Keys.secrets(session)).arg(field).arg(value);
    }

    @Override
    public Future<Secrets> secrets(SessionId session) {
        return lines.to(Keys.secrets(session))
                .send(Request.cmd(Command.HGETALL).arg(Keys.secrets(session)))
                .map(RedisRegister::secrets);
    }

    @Override
    public Future<Void> forget(SessionId session) {
        return lines.to(Keys.SESSIONS)
                .send(Request.cmd(Command.HGET).arg(Keys.SESSIONS).arg(session.value()))
                .compose(code -> forget(session, Keys.code(code == null ? "" : code.toString())));
    }

    /** The code goes first, so that one that works leads to a session that is whole. */
    private Future<Void> forget(SessionId session, String code) {
        return lines.to(code)
                .send(Request.cmd(Command.DEL).arg(code))
                .compose(_ -> lines.to(Keys.SESSIONS)
                        .send(Request.cmd(Command.HDEL).arg(Keys.SESSIONS).arg(session.value())))
                .compose(_ -> lines.to(Keys.secrets(session))
                        .send(Request.cmd(Command.DEL).arg(Keys.secrets(session))))
                .mapEmpty();
    }

    private static Secrets secrets(Response fields) {
        String person = "";
        Map<String, Link> links = new HashMap<>();
        for (int i = 0; i < fields.size(); i += 2) {
            String name = fields.get(i).toString();
            String value = fields.get(i + 1).toString();
            if (name.equals(PERSON)) {
                person = value;
            } else if (name.startsWith(LINK)) {
                int space = value.indexOf(' ');
                links.put(
                        name.substring(LINK.length()),
                        new Link(Integer.parseInt(value.substring(0, space)), value.substring(space + 1)));
            }
        }
        return new Secrets(person, links);
    }
}
