package io.rostrum.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A long evening: people vote, lose their connection and come back, on and on, and what a node takes stays what it was. */
final class Soak implements OnOneRedis {
    /** Looks at each node, spread over the time; the first are left out, as a node that has just started still grows. */
    private static final int LOOKS = 40;

    private static final int WARM = 4;

    /** Of the phones lose their connection between two looks. */
    private static final int A_TENTH = 10;

    /** In percent. The middle of a third moves by as much when nothing leaks. */
    private static final int MORE_HEAP = 10;

    /** In percent. The system's own allocator gives back late. */
    private static final int MORE_RESIDENT = 10;

    /** In percent. How many phones a node has differs a little, as they come back to another one. */
    private static final int MORE_DESCRIPTORS = 10;

    private record Look(long heap, long resident, long descriptors) {}

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String about() {
        return "Three nodes under load for some minutes (--minutes), while phones come and go.";
    }

    @Override
    public int voters() {
        return 300;
    }

    @Override
    public void run(Given given, Rig rig, Report report) {
        Scene scene = rig.scene();
        Gathering people = rig.people();
        List<Vitals> nodes = Vitals.of(scene, given);
        people.votes(given.voters());
        var looks = new ArrayList<Look>();
        for (int i = 0; i < LOOKS; i++) {
            pass(given.length().dividedBy(LOOKS));
            int share = i % A_TENTH;
            people.crowd().run(() -> drop(people.crowd().phones(), share));
            people.awaitAcknowledgements(1);
            looks.add(look(nodes));
        }
        report.tell("minutes", given.length().toMinutes());
        compare(looks.subList(WARM, LOOKS), report);
        var reckoning = new Reckoning(people, report);
        reckoning.voters();
        reckoning.nothingIsLost(given.voters());
        reckoning.nothingWasMissing();
    }

    private static void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void drop(List<Phone> phones, int share) {
        for (int i = share; i < phones.size(); i += A_TENTH) {
            phones.get(i).connection().drop();
        }
    }

    /** Of all nodes together: which of them a phone comes back to is chance. */
    private static Look look(List<Vitals> nodes) {
        return new Look(
                nodes.stream().mapToLong(Vitals::heap).sum(),
                nodes.stream().mapToLong(Vitals::resident).sum(),
                nodes.stream().mapToLong(Vitals::descriptors).sum());
    }

    private static void compare(List<Look> looks, Report report) {
        compare("heap", "KiB", MORE_HEAP, looks, Look::heap, report);
        compare("resident memory", "KiB", MORE_RESIDENT, looks, Look::resident, report);
        compare("descriptors", "", MORE_DESCRIPTORS, looks, Look::descriptors, report);
    }

    private static void compare(
            String what, String unit, int more, List<Look> looks, ToLongFunction<Look> number, Report report) {
        int third = looks.size() / 3;
        long first = middle(looks.subList(0, third), number);
        long last = middle(looks.subList(looks.size() - third, looks.size()), number);
        report.tell(what + " of all nodes in the first third", "%,d %s".formatted(first, unit));
        report.atMost(first + first * more / 100, what + " in the last third", last, unit);
    }

    private static long middle(List<Look> looks, ToLongFunction<Look> number) {
        long[] sorted = looks.stream().mapToLong(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
