package io.rostrum.jmh;

import io.rostrum.domain.Command;
import io.rostrum.domain.Interaction;
import io.rostrum.domain.Name;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Rule;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.Tally;
import io.rostrum.domain.View;
import io.rostrum.store.Store;
import io.rostrum.store.redis.ScriptArguments;
import io.rostrum.wire.Frame;
import io.rostrum.wire.MarksJson;
import io.rostrum.wire.Wire;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of a vote on its way from the phone to the projector, without network and store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class Steps {
    private static final String CAST = "{\"t\":\"Cast\",\"id\":7,\"box\":\"talk/1\",\"round\":\"r1\",\"seq\":3,"
            + "\"marks\":{\"conception\":9,\"analysis\":8,\"fit\":10,\"guidance\":7}}";

    private final Snapshot snapshot = Hall.snapshot();
    private final Snapshot.Changes changes = Hall.changes();
    private final Tally tally = Hall.tally();
    private final Rule rule = Hall.rule();
    private final Command.Cast cast = (Command.Cast) Wire.decode(CAST).orElseThrow();
    private final List<Store.Submitted> batch = Hall.ballots(cast, 32);
    private final Map<Name, Optional<View>> seen = snapshot.seenBy(Hall.WALL, Hall.VERSION - 1);

    @Benchmark
    public Optional<Command> decode_a_cast() {
        return Wire.decode(CAST);
    }

    @Benchmark
    public Interaction.Outcome marks_to_counters() {
        return Interaction.count(cast.marks(), cast.box(), Hall.PHONE, snapshot);
    }

    @Benchmark
    public String marks_to_their_canonical_form() {
        return MarksJson.canonical(cast.marks());
    }

    @Benchmark
    public Request a_batch_of_32_to_script_arguments() {
        return ScriptArguments.of(Hall.SESSION, batch);
    }

    @Benchmark
    public Snapshot refresh_a_mirror_of_500_questions() {
        return snapshot.with(changes);
    }

    @Benchmark
    public Map<Name, Optional<View>> what_the_wall_sees_of_a_tick() {
        return snapshot.seenBy(Hall.WALL, Hall.VERSION - 1);
    }

    @Benchmark
    public View.Values score_a_tally_of_5000() {
        return tally.values(rule);
    }

    @Benchmark
    public Frame encode_an_update() {
        return Wire.encode(new Reply.Update(Hall.VERSION, 1_763_800_000_000L, seen));
    }

    @Benchmark
    public Frame encode_an_ok() {
        return Wire.encode(new Reply.Ok(7, 202L, "AAAAAAAAAAAAAAAAAAAAAA"));
    }

    @Benchmark
    public Frame make_a_newcomers_map() {
        return Wire.encode(new Reply.Update(Hall.VERSION, 1_763_800_000_000L, snapshot.seenBy(Hall.PHONE, 0)));
    }
}
