/** A line of `ip rule` (ip-rule(8); print_rule of iproute2). */
grammar IpRule;

line
    : PRIORITY not=NOT? selector* action EOF
    ;

selector
    : FROM from=.
    | TO to=.
    | TOS tos=.
    | FWMARK mark=.
    | IIF iif=.
    | OIF oif=.
    | DETACHED
    | IPPROTO protocol=.
    | SPORT sport=.
    | DPORT dport=.
    | unmodelled
    ;

// What no packet of the simulator carries.
unmodelled
    : key=(UIDRANGE | TUN_ID | L3MDEV | FLOWLABEL | DSCP) value=.
    ;

// A selector may stand behind the table of a VRF, which is printed in the place of one.
action
    : verb? (option | selector)*
    ;

verb
    : LOOKUP table=.
    | (LOOKUP UNSPEC)? name=(UNREACHABLE | PROHIBIT | BLACKHOLE | NOP)     // busybox looks up "unspec" in every case
    | LOOKUP UNSPEC (nothing=BROADCAST | lost=LOCAL)                       // what busybox makes of nop and goto
    | number=WORD                                                          // ip -N
    | GOTO target=. UNRESOLVED?
    ;

option
    : SUPPRESS_PREFIXLENGTH length=.
    | SUPPRESS_IFGROUP group=.
    | REALMS realms=.
    | PROTO proto=.
    | MAP_TO address=.
    | flag=MASQUERADE
    ;

PRIORITY              : [0-9]+ ':' ;
NOT                   : 'not' ;
FROM                  : 'from' ;
TO                    : 'to' ;
TOS                   : 'tos' | 'dsfield' ;
FWMARK                : 'fwmark' ;
IIF                   : 'iif' | 'dev' ;
OIF                   : 'oif' ;
DETACHED              : '[detached]' ;
IPPROTO               : 'ipproto' ;
SPORT                 : 'sport' ;
DPORT                 : 'dport' ;
UIDRANGE              : 'uidrange' ;
TUN_ID                : 'tun_id' ;
L3MDEV                : 'l3mdev' ;
FLOWLABEL             : 'flowlabel' ;
DSCP                  : 'dscp' ;
LOOKUP                : 'lookup' | 'table' ;
UNREACHABLE           : 'unreachable' ;
PROHIBIT              : 'prohibit' ;
BLACKHOLE             : 'blackhole' ;
NOP                   : 'nop' ;
GOTO                  : 'goto' ;
UNRESOLVED            : '[unresolved]' ;
SUPPRESS_PREFIXLENGTH : 'suppress_prefixlength' ;
SUPPRESS_IFGROUP      : 'suppress_ifgroup' ;
REALMS                : 'realms' ;
PROTO                 : 'proto' | 'protocol' ;
MAP_TO                : 'map-to' ;
MASQUERADE            : 'masquerade' ;
UNSPEC                : 'unspec' | '0' ;
BROADCAST             : 'broadcast' ;
LOCAL                 : 'local' ;
WORD                  : ~[ \t\r\n]+ ;
BLANK                 : [ \t\r\n]+ -> skip ;
