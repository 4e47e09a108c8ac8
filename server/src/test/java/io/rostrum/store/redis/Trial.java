package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.Talk;
import io.rostrum.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One run of acts against a real Redis over two connections, and what must hold after it. */
final class Trial {
    /** A connection with its event loop, and the mirror of the node that holds it. */
    static final class Node {
        private final EventLoop loop;
        private final RedisStore store;
        private Snapshot mirror = Snapshot.NOTHING;
        private final List<Asked> asked = new ArrayList<>();

        Node(EventLoop loop, RedisStore store) {
            this.loop = loop;
            this.store = store;
        }
    }

    /** What a mirror asked for when it held that version of that epoch. */
    private record Asked(String epoch, long version, CompletableFuture<Store.ChangesResult> answer) {
        Snapshot.Changes changes() {
            return EventLoop.of(answer).changes();
        }

        /** A part of the map fits only onto what it was asked for; a node has one question at a time, so it never hears another. */
        boolean fits(Snapshot mirror) {
            boolean whole = !changes().epoch().equals(epoch);
            return whole || (mirror.epoch().equals(epoch) && mirror.version() >= version);
        }
    }

    private static final String COPY =
            "for _, key in ipairs(redis.call('KEYS', 'copy:*')) do redis.call('DEL', key) end "
                    + "for _, key in ipairs(redis.call('KEYS', 'rostrum:*')) do redis.call('COPY', key, 'copy:' .. key) end";
    private static final String RESTORE =
            "for _, key in ipairs(redis.call('KEYS', 'rostrum:*')) do redis.call('DEL', key) end "
                    + "for _, key in ipairs(redis.call('KEYS', 'copy:*')) do redis.call('COPY', key, string.sub(key, 6)) end";

    private final RealRedis redis;
    private final List<Node> nodes;
    private final Room room;
    private final Phones phones = new Phones();
    private final List<Runnable> underWay = new ArrayList<>();
    private String round = Room.ROUND;
    private int rounds = 1;
    private int rewrites = 0;
    private int copiedRewrites = 0;
    private Map<Phones.Slot, Ballot> copied = Map.of();

    Trial(RealRedis redis, List<Node> nodes) {
        this.redis = redis;
        this.nodes = nodes;
        Node first = nodes.getFirst();
        this.room = new Room(redis, first.loop, first.store, "s1").made().opened();
        room.put(room.now()
                .write(Room.QUESTION, Room.question("Why?"))
                .stamp(Room.QUESTION.tally())
                .open(Room.QUESTION, Room.QUESTION.question(), null));
        copy();
    }

    void run(List<Act> acts) {
        acts.forEach(this::begin);
        settle();
        check();
    }

    private void begin(Act act) {
        switch (act) {
            case Act.Casts casts -> cast(nodes.get(casts.over()), casts.votes());
            case Act.Rewrites rewrites -> rewrite(nodes.get(rewrites.over()));
            case Act.Opens opens -> put(opens.over(), putting -> putting.open(Room.TALK, round, null));
            case Act.OpensAnew anew -> openAnew(anew.over());
            case Act.Closes closes -> put(closes.over(), putting -> putting.close(Room.TALK, 0));
            case Act.Asks asks -> ask(nodes.get(asks.mirror()));
            case Act.Hears hears -> hear(nodes.get(hears.mirror()), hears.which());
            case Act.Settles _ -> settle();
            case Act.Restarts _ -> redis.ask("HSET", room.key("meta"), "run", "another");
            case Act.Copies _ -> copy();
            case Act.FailsOver failsOver -> failOver(failsOver.closing());
        }
    }

    private void cast(Node node, List<Act.Vote> votes) {
        var ballots = votes.stream()
                .map(vote -> phones.submit(vote, vote.upvote() ? Room.QUESTION.question() : round))
                .toList();
        var answer = node.loop.start(() -> node.store.cast(room.session, ballots));
        underWay.add(() -> tell(ballots, EventLoop.of(answer).outcomes()));
    }

    private void tell(List<Store.Submitted> ballots, List<CastOutcome> outcomes) {
        assertThat(outcomes).hasSameSizeAs(ballots);
        for (int i = 0; i < ballots.size(); i++) {
            phones.told(ballots.get(i).ballot(), outcomes.get(i));
        }
    }

    /** Counts up the talk's minutes from what was read, so that a lost update would show. */
    private void rewrite(Node node) {
        var answer = afterReading(node, all -> {
            Talk talk = all.talk(Room.TALK).orElseThrow();
            var more = new Talk(talk.title(), talk.speaker(), null, talk.minutes() + 1, talk.rule(), false, talk.box());
            return new Putting(all.epoch())
                    .read(Room.TALK, all.stamp(Room.TALK))
                    .write(Room.TALK, more);
        });
        underWay.add(() -> rewrites += EventLoop.of(answer).stood() ? 1 : 0);
    }

    private CompletableFuture<Store.PutResult> afterReading(Node node, Function<Snapshot, Putting> decide) {
        return node.loop.start(() -> node.store
                .changes(room.session, "", 0)
                .compose(all -> node.store.put(
                        room.session,
                        "moderator",
                        decide.apply(Snapshot.NOTHING.with(all.changes())).put())));
    }

    private void put(int over, UnaryOperator<Putting> change) {
        var answer = afterReading(
                nodes.get(over),
                all -> change.apply(new Putting(all.epoch())).stamp(Room.TALK).stamp(Room.TALK.tally()));
        underWay.add(() -> EventLoop.of(answer));
    }

    private void openAnew(int over) {
        rounds++;
        round = "r" + rounds;
        String anew = round;
        put(over, putting -> putting.open(Room.TALK, anew, null));
    }

    private void ask(Node node) {
        Snapshot held = node.mirror;
        var answer = node.loop.start(() -> node.store.changes(room.session, held.epoch(), held.version()));
        node.asked.add(new Asked(held.epoch(), held.version(), answer));
    }

    private static void hear(Node node, int which) {
        if (!node.asked.isEmpty()) {
            Asked asked = node.asked.remove(which % node.asked.size());
            Snapshot before = node.mirror;
            node.mirror = asked.fits(before) ? before.with(asked.changes()) : before;
            assertThat(node.mirror.epoch().equals(before.epoch()) && node.mirror.version() < before.version())
                    .isFalse();
        }
    }

    private void settle() {
        underWay.forEach(Runnable::run);
        underWay.clear();
        nodes.forEach(node -> node.asked.forEach(Asked::changes));
    }

    private void copy() {
        settle();
        redis.ask("EVAL", COPY, "0");
        copied = phones.acknowledged();
        copiedRewrites = rewrites;
    }

    /** What was acknowledged since the copy is lost, until the phones send it again with their receipts. */
    private void failOver(boolean closing) {
        settle();
        var before = phones.acknowledged();
        redis.ask("EVAL", RESTORE, "0");
        redis.ask("HSET", room.key("meta"), "run", "the replica");
        phones.goBackTo(copied);
        rewrites = copiedRewrites;
        room.changes("", 0);
        if (closing) {
            room.put(room.now().close(Room.TALK, 0));
        }
        heal(before);
    }

    private void heal(Map<Phones.Slot, Ballot> acknowledged) {
        var rounds = new HashSet<>(Set.of(Room.QUESTION + "@" + Room.QUESTION.question()));
        rounds.add(Room.TALK + "@" + room.box().round());
        var ballots = Phones.healing(acknowledged, rounds);
        var outcomes = room.cast(ballots.toArray(Store.Submitted[]::new)).outcomes();
        assertThat(outcomes).allMatch(CastOutcome.Saved.class::isInstance);
        tell(ballots, outcomes);
    }

    private void check() {
        assertThat(room.recount().faults()).isEmpty();
        assertThat(talliesInRedis()).isEqualTo(phones.tallies());
        phones.people()
                .forEach(person -> assertThat(room.ballotsOf(person))
                        .containsExactlyInAnyOrderElementsOf(phones.storedOf(person)));
        assertThat(room.map().talk(Room.TALK).orElseThrow().minutes()).isEqualTo(20 + rewrites);
        nodes.forEach(this::catchUp);
        Snapshot truth = room.map();
        nodes.forEach(node -> assertThat(node.mirror).isEqualTo(truth));
    }

    private Map<String, Map<String, String>> talliesInRedis() {
        var tallies = new TreeMap<String, Map<String, String>>();
        String prefix = room.key("tally:");
        redis.ask("KEYS", prefix + "*")
                .forEach(key -> tallies.put(key.substring(prefix.length()), Room.pairs(redis.ask("HGETALL", key))));
        return tallies;
    }

    /** The mirror hears all that it has asked for, the newest first, and asks once more. */
    private void catchUp(Node node) {
        while (!node.asked.isEmpty()) {
            hear(node, node.asked.size() - 1);
        }
        ask(node);
        hear(node, 0);
    }
}
