import { assert } from "chai";
import { addressOf, askingThrough, networkOf, SECURE_ADDRESS } from "../../src/server/address.js";

describe("addresses", () => {
  const caller = (ip: string | undefined) =>
    addressOf({ ip, socket: { remoteAddress: "10.0.0.9" } as never });

  it("of callers are IP addresses, whatever a header says", () => {
    for (const ip of ["192.0.2.1", "2001:db8::1", "::ffff:127.0.0.1"]) assert.equal(caller(ip), ip);
    for (const text of [undefined, "", "unknown", "x".repeat(7000), "192.0.2.1:80", "a\nb", "192.0.2.300"]) {
      assert.equal(caller(text), "10.0.0.9", text);
    }
  });

  it("of callers behind proxies are what the last of those tells that are trusted", () => {
    const through = (proxies: number, told?: string) =>
      addressOf(
        askingThrough(proxies, {
          headers: told === undefined ? {} : { "x-forwarded-for": told },
          socket: { remoteAddress: "10.0.0.9" },
        }),
      );
    assert.equal(through(0, "192.0.2.1"), "10.0.0.9", "nobody is trusted");
    assert.equal(through(1, "198.51.100.7, 192.0.2.1"), "192.0.2.1", "what a caller adds counts for nothing");
    assert.equal(through(2, "198.51.100.7, 192.0.2.1"), "198.51.100.7");
    assert.equal(through(3, "198.51.100.7,, 192.0.2.1"), "198.51.100.7");
    for (const told of [undefined, "", "unknown"]) assert.equal(through(1, told), "10.0.0.9");
  });

  it("of one IPv6 network are one caller, of IPv4 each its own", () => {
    for (const one of [
      "2001:db8:0:7::1",
      "2001:DB8::7:ffff:0:0:2",
      "2001:0db8:0000:0007:1:2:3:4",
      "2001:db8:0:7::1%eth0",
    ])
      assert.equal(networkOf(one), "2001:db8:0:7::/64", one);
    assert.equal(networkOf("::1"), "0:0:0:0::/64");
    assert.equal(networkOf("2001:db8:0:8::1"), "2001:db8:0:8::/64");
    for (const ip of ["192.0.2.1", "::ffff:192.0.2.1", ""]) assert.equal(networkOf(ip), ip);
  });

  it("of issuers and keys are secure, or on this machine", () => {
    for (const good of [
      "https://login.example.org/keys",
      "http://localhost:9/k",
      "http://127.0.0.1/k",
      "http://[::1]:1",
    ])
      assert.match(good, SECURE_ADDRESS);
    for (const bad of [
      "http://example.org",
      "http://localhost.evil.org",
      "http://127.0.0.1.evil.org",
      "ftp://a",
      "",
    ])
      assert.notMatch(bad, SECURE_ADDRESS);
  });
});
