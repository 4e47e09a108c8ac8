package io.rostrum;

import io.rostrum.web.Proxies;

/**
 * What stands between the phones and this node.
 *
 * @param proxies who is believed when asking for somebody else
 * @param phonesPerAddress how many phones may come at once from one address; a whole room shares one
 */
record Front(Proxies proxies, int phonesPerAddress) {}
