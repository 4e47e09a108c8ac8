package io.rostrum.live;

import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.wire.Frame;

/** One socket that has joined a session, and the version that it holds. Used by one event loop only. */
public final class Screen {
    /** Where a screen's frames go. */
    public interface Outlet {
        /** Whether it takes no more for now; then nothing is kept for it, and it catches up later. It never throws: it is asked in the midst of telling all. */
        boolean isFull();

        void answer(Command command, Reply reply);

        void write(Frame frame);
    }

    /** The place of one that stands in no row. */
    static final int NOWHERE = -1;

    private final Pass pass;
    private final Role role;
    private final Outlet outlet;

    /** What it has asked to be changed; used on the mirrors' loop. */
    private final Sequence changes = new Sequence();

    private int place = NOWHERE;

    /** Of the map that it holds, of which are the versions that it names; empty before its first Welcome. */
    private String epoch = "";

    private long got;
    private int phones = -1;
    private int quietBeats;
    private String expected = "";

    Screen(Pass pass, Outlet outlet) {
        this.pass = pass;
        this.role = pass.role();
        this.outlet = outlet;
    }

    public Pass pass() {
        return pass;
    }

    /** Of the pass, kept here as thousands of screens are asked for it in a row, each out of another corner of memory. */
    Role role() {
        return role;
    }

    /** What is asked for when it says that now. */
    Changing.Asked asks(Command.Change change) {
        return new Changing.Asked(change, pass, epoch, changes);
    }

    /** Where it stands in its row. */
    int place() {
        return place;
    }

    void stands(int there) {
        place = there;
    }

    long got() {
        return got;
    }

    boolean isFull() {
        return outlet.isFull();
    }

    /** Whether it does not hold the map of this epoch; no Update goes before its Welcome. */
    boolean awaitsWelcome(String current) {
        return !epoch.equals(current);
    }

    /** Says that a Welcome is being made, so that it is made once. */
    void expectWelcome(String current) {
        expected = current;
    }

    boolean expectsWelcome(String current) {
        return expected.equals(current);
    }

    void welcomed(String current) {
        epoch = current;
    }

    boolean shows(int number) {
        return phones == number;
    }

    void answer(Command command, Reply reply) {
        outlet.answer(command, reply);
    }

    /** Writes a frame that brings it to that version. */
    void write(Frame frame, long version, int number) {
        outlet.write(frame);
        got = version;
        phones = number;
        quietBeats = 0;
    }

    void passBeat() {
        quietBeats++;
    }

    /** Whether that many beats have passed without a frame. */
    boolean isQuietFor(int beats) {
        return quietBeats >= beats;
    }
}
