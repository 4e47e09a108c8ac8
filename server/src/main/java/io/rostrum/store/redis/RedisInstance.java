package io.rostrum.store.redis;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;

/** What a directory remembers of its Redis: the port and password to find it again, and the newest version that wrote there. */
record RedisInstance(int port, String password, RedisVersion written) {

    /** Reads what {@link #text} wrote; empty if it is anything else. */
    static Optional<RedisInstance> parse(String text) throws IOException {
        var read = new Properties();
        read.load(new StringReader(text));
        String port = read.getProperty("port", "");
        String password = read.getProperty("password", "");
        return RedisVersion.in(read.getProperty("written", ""))
                .filter(_ -> port.matches("\\d{1,5}") && !password.isEmpty())
                .map(version -> new RedisInstance(Integer.parseInt(port), password, version));
    }

    String text() {
        return "port=" + port + "\npassword=" + password + "\nwritten=" + written + "\n";
    }

    @Override
    public String toString() {
        return "Redis " + written + " on port " + port;
    }
}
