package io.rostrum.bench;

import java.util.ArrayList;
import java.util.List;

/** What one thing came to in each round, in their order. */
final class Figures {
    private final List<Double> rounds = new ArrayList<>();

    void add(double figure) {
        rounds.add(figure);
    }

    private List<Double> sorted() {
        return rounds.stream().sorted().toList();
    }

    double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return sorted().getFirst();
    }

    double most() {
        return sorted().getLast();
    }

    /** How many times the other this was, round by round. */
    Figures over(Figures other) {
        var ratios = new Figures();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(rounds.get(i) / other.rounds.get(i));
        }
        return ratios;
    }
}
