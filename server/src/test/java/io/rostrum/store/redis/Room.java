package io.rostrum.store.redis;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Box;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Criterion;
import io.rostrum.domain.Group;
import io.rostrum.domain.Interaction;
import io.rostrum.domain.Lane;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.Question;
import io.rostrum.domain.RevealMode;
import io.rostrum.domain.Rule;
import io.rostrum.domain.Scale;
import io.rostrum.domain.Scoring;
import io.rostrum.domain.Session;
import io.rostrum.domain.SessionId;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.Stage;
import io.rostrum.domain.Talk;
import io.rostrum.domain.Tally;
import io.rostrum.store.Store;
import io.rostrum.wire.MarksJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A session with one talk, whose box is not open yet, in a real Redis; and what a test does in it. */
final class Room {
    static final Name.OfTalk TALK = new Name.OfTalk("1");
    static final Name.OfQuestion QUESTION = new Name.OfQuestion("q1");
    static final String ROUND = "r1";
    static final Rule RULE = new Rule(
            new Scale(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE),
            List.of(criterion("clarity"), criterion("depth")),
            BigDecimal.ZERO,
            List.of(new Group("audience", BigDecimal.ONE)),
            1,
            RevealMode.LIVE);

    final SessionId session;
    private final RealRedis redis;
    private final EventLoop loop;
    private final RedisStore store;

    Room(RealRedis redis, EventLoop loop, RedisStore store, String name) {
        this.redis = redis;
        this.loop = loop;
        this.store = store;
        this.session = new SessionId(name);
    }

    private static Criterion criterion(String id) {
        return new Criterion(id, BigDecimal.ONE, Map.of("en", id));
    }

    static Session opening(String title) {
        return new Session(
                title, null, 19, "2025-02-14", null, "en", Stage.START, false, false, RevealMode.LIVE, false);
    }

    static Talk talk(String title) {
        return new Talk(title, "A. Speaker", null, 20, RULE, false, BoxStatus.NEW);
    }

    static Question question(String text) {
        return new Question(text, Lane.SHOWN, null, null, 1, new Person("asker"), null, true);
    }

    /** The put that makes the session. */
    static Putting making() {
        return new Putting("")
                .write(Name.SESSION, opening("Learning by lecturing"))
                .write(TALK, talk("Paper"))
                .stamp(TALK.tally());
    }

    Room made() {
        put(making());
        return this;
    }

    /** Opens the talk's box until it is closed, or until that moment by Redis's clock. */
    Room opened(Long... until) {
        put(now().open(TALK, ROUND, until.length == 0 ? null : until[0])
                .stamp(TALK)
                .stamp(TALK.tally()));
        return this;
    }

    Room closed() {
        put(now().close(TALK, 0));
        return this;
    }

    /** A put of the present epoch that read nothing. */
    Putting now() {
        return new Putting(epoch());
    }

    Store.PutResult put(Putting putting) {
        return loop.await(() -> store.put(session, "moderator abc123", putting.put()));
    }

    Store.ChangesResult changes(String epoch, long version) {
        return loop.await(() -> store.changes(session, epoch, version));
    }

    /** The whole map, as a node that knows nothing yet is given it. */
    Snapshot map() {
        return Snapshot.NOTHING.with(changes("", 0).changes());
    }

    Tally tally(Box box) {
        return map().tally(box).orElseThrow();
    }

    BoxStatus box() {
        return map().talk(TALK).orElseThrow().box();
    }

    Store.CastResult cast(Store.Submitted... ballots) {
        return loop.await(() -> store.cast(session, List.of(ballots)));
    }

    CastOutcome cast(String person, long seq, String marks) {
        return cast(ballot(person, seq, marks)).outcomes().getFirst();
    }

    CastOutcome castReceipted(String person, long seq, String marks) {
        return cast(new Store.Submitted(ballot(person, seq, marks).ballot(), true))
                .outcomes()
                .getFirst();
    }

    static Store.Submitted ballot(String person, long seq, String marks) {
        return ballot(person, ROUND, seq, marks);
    }

    /** A ballot for the talk; in its marks an apostrophe stands for a quotation mark. */
    static Store.Submitted ballot(String person, String round, long seq, String text) {
        Marks marks = marks(text);
        var counters = ((Interaction.Counters) new Scoring(RULE, "audience").count(marks)).names();
        return new Store.Submitted(new Ballot(new Person(person), TALK, round, seq, marks, counters), false);
    }

    static Store.Submitted upvote(String person, long seq, boolean up) {
        Marks marks = marks(up ? "{'up':1}" : "{}");
        return new Store.Submitted(
                new Ballot(
                        new Person(person), QUESTION, QUESTION.question(), seq, marks, up ? List.of("up") : List.of()),
                false);
    }

    static Marks marks(String text) {
        return MarksJson.parse(text.replace('\'', '"'));
    }

    List<Store.StoredBallot> ballotsOf(Person person) {
        return loop.await(() -> store.ballots(session, person)).ballots();
    }

    Store.Recount recount() {
        return loop.await(() -> store.recount(session));
    }

    String key(String suffix) {
        return Keys.of(session) + ":" + suffix;
    }

    String epoch() {
        return meta("epoch");
    }

    long version() {
        return Long.parseLong(meta("version"));
    }

    String meta(String field) {
        return redis.one("HGET", key("meta"), field);
    }

    long stamp(Name name) {
        return Long.parseLong(redis.one("ZSCORE", key("stamps"), name.toString()));
    }

    /** What was logged: version, who and what of each entry. */
    List<String> log() {
        List<String> flat = redis.ask("XRANGE", key("log"), "-", "+");
        var entries = new ArrayList<String>();
        for (int i = 0; i < flat.size(); i += 9) {
            entries.add(flat.get(i + 2) + " " + flat.get(i + 6) + ": " + flat.get(i + 8));
        }
        return entries;
    }

    /** All that Redis holds of the session, key by key. */
    Map<String, Object> everything() {
        var all = new TreeMap<String, Object>();
        redis.ask("KEYS", Keys.of(session) + "*").forEach(key -> all.put(key, content(key)));
        return all;
    }

    private Object content(String key) {
        return switch (redis.one("TYPE", key)) {
            case "hash" -> pairs(redis.ask("HGETALL", key));
            case "set" -> Set.copyOf(redis.ask("SMEMBERS", key));
            case "zset" -> redis.ask("ZRANGE", key, "0", "-1", "WITHSCORES");
            case "stream" -> redis.ask("XRANGE", key, "-", "+");
            default -> throw new IllegalStateException("a session has no such key: " + key);
        };
    }

    static Map<String, String> pairs(List<String> flat) {
        var pairs = new TreeMap<String, String>();
        for (int i = 0; i < flat.size(); i += 2) {
            pairs.put(flat.get(i), flat.get(i + 1));
        }
        return pairs;
    }
}
