package io.rostrum;

import io.rostrum.live.Members;
import io.vertx.core.Vertx;

/** What a server runs on: Vert.x, and the nodes that run with it. */
record Joined(Vertx vertx, Members members) {}
