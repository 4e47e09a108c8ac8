package io.rostrum;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import io.rostrum.live.Members;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes as Hazelcast sees them, each named by its address: an operator knows it, and a node that is started again is the
 * same as before. Used by every thread.
 */
record ClusterMembers(HazelcastInstance hazelcast, String self) implements Members {
    static ClusterMembers of(HazelcastInstance hazelcast) {
        return new ClusterMembers(hazelcast, name(hazelcast.getCluster().getLocalMember()));
    }

    private static String name(Member member) {
        Address address = member.getAddress();
        return new HostPort(address.getHost(), address.getPort()).toString();
    }

    @Override
    public Set<String> present() {
        return hazelcast.getLifecycleService().isRunning()
                ? hazelcast.getCluster().getMembers().stream()
                        .map(ClusterMembers::name)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of(self);
    }

    @Override
    public void listen(Runnable listener) {
        hazelcast.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent come) {
                listener.run();
            }

            @Override
            public void memberRemoved(MembershipEvent gone) {
                listener.run();
            }
        });
    }
}
