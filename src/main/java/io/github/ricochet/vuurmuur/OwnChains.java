package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.xtables.Reject;

/**
 * The chains that Vuurmuur makes on its own account, and the connection marks that go with them.
 */
final class OwnChains {

  /** Where rules that accept send a packet: on through the limits. */
  static final String NEW_ACCEPT = "NEWACCEPT";

  static final String NEW_QUEUE = "NEWNFQUEUE";
  static final String NEW_LOG = "NEWNFLOG";
  static final String QUEUE_GOES_ON = "ESTRELNFQUEUE";
  static final String LOG_GOES_ON = "ESTRELNFLOG";
  static final String TCP_RESET = "TCPRESET";
  static final String SYN_LIMIT = "SYNLIMIT";
  static final String UDP_LIMIT = "UDPLIMIT";
  static final String BLOCKLIST = "BLOCKLIST";
  static final String BLOCK = "BLOCK";
  static final String ANTI_SPOOF = "ANTISPOOF";

  /** The beginning of the chains that are the user's own; Vuurmuur never looks into them. */
  static final String USERS = "PRE-VRMR-";

  /** What REJECT does where nothing more is said. */
  static final Reject REJECT = new Reject("icmp-port-unreachable");

  /** The mark of a connection that a rule has accepted. */
  static final int ACCEPTED = 1;

  /** NFQ_MARK_BASE. */
  private static final int QUEUES = 3;

  /** NFLOG_MARK_BASE. */
  private static final int LOGS = 65536 + QUEUES;

  private OwnChains() {}

  static int queueMark(int queue) {
    return queue + QUEUES;
  }

  static int logMark(int group) {
    return group + LOGS;
  }
}
