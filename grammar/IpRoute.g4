/**
 * A line of `ip route`, with or without -d, -s, -o (ip-route(8); print_route of iproute2). A multipath route goes on
 * in lines that begin with `nexthop`.
 */
grammar IpRoute;

line
    : part (BREAK part?)* EOF
    ;

part
    : route
    | (CACHE | NH_INFO) other*  // what ip -6 and ip -s say of the cache, and ip -d of the nexthop's own object
    | NEXTHOP hop*
    ;

route
    : (type | number=NUMBER)? destination=(DEFAULT | WORD | NUMBER) (FROM source=.)? attribute*
    ;

type
    : UNICAST | LOCAL | BROADCAST | MULTICAST | ANYCAST | UNREACHABLE | PROHIBIT | BLACKHOLE | THROW | NAT
    ;

attribute
    : hop
    | TABLE table=.
    | PROTO proto=.
    | SCOPE scope=.
    | SRC preferred=.
    | METRIC metric=.
    | TOS tos=.
    | NUMBERED value=.
    | LOCKABLE LOCK? value=.
    | ENCAP encap+
    | (PACKETS | BYTES | ERROR) count=.           // what an encapsulation has counted, with -s
    ;

hop
    : VIA family=(INET | INET6 | LINK)? gateway=.
    | DEV dev=.
    | WEIGHT weight=.
    | flag=(ONLINK | DEAD | LINKDOWN | FLAG)
    ;

// encap mpls 100 ttl 64 | encap ip id 0 src … dst … | encap seg6 mode encap segs 1 [ … ] …
encap
    : ~(BREAK | VIA | DEV | NEXTHOP | PROTO | SCOPE | METRIC | TABLE)
    ;

other
    : ~(BREAK | NEXTHOP)
    ;

BREAK       : '\\' ;
DEFAULT     : 'default' ;
UNICAST     : 'unicast' ;
LOCAL       : 'local' ;
BROADCAST   : 'broadcast' ;
MULTICAST   : 'multicast' ;
ANYCAST     : 'anycast' ;
UNREACHABLE : 'unreachable' ;
PROHIBIT    : 'prohibit' ;
BLACKHOLE   : 'blackhole' ;
THROW       : 'throw' ;
NAT         : 'nat' ;

FROM        : 'from' ;
VIA         : 'via' ;
DEV         : 'dev' ;
TABLE       : 'table' ;
PROTO       : 'proto' ;
SCOPE       : 'scope' ;
SRC         : 'src' ;
METRIC      : 'metric' ;
TOS         : 'tos' | 'dsfield' ;
NEXTHOP     : 'nexthop' ;
WEIGHT      : 'weight' ;
ENCAP       : 'encap' ;
CACHE       : 'cache' ;
NH_INFO     : 'nh_info' ;
INET        : 'inet' ;
INET6       : 'inet6' ;
LINK        : 'link' ;

ONLINK      : 'onlink' ;
DEAD        : 'dead' ;
LINKDOWN    : 'linkdown' ;
FLAG        : 'pervasive' | 'offload' | 'trap' | 'notify' | 'unresolved' | 'rt_offload' | 'rt_trap'
            | 'rt_offload_failed' | 'offload_failed' | 'tcp_usec_ts' ;

PACKETS     : 'packets' ;
BYTES       : 'bytes' ;
ERROR       : 'errors' ;
NUMBERED    : 'nhid' | 'realm' | 'realms' | 'error' | 'expires' | 'pref' | 'uid' | 'iif' | 'users' | 'age' | 'used'
            | 'ttl-propagate' | 'features' ;
LOCKABLE    : 'mtu' | 'window' | 'rtt' | 'rttvar' | 'ssthresh' | 'cwnd' | 'initcwnd' | 'initrwnd' | 'advmss'
            | 'reordering' | 'hoplimit' | 'quickack' | 'rto_min' | 'congctl' | 'fastopen_no_cookie' | 'fragtimeout' ;
LOCK        : 'lock' ;
NUMBER      : [0-9]+ ;            // of a type, with -N
WORD        : ~[ \t\r\n\\]+ ;
BLANK       : [ \t\r\n]+ -> skip ;
