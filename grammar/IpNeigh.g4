/** A line of `ip neigh`, with or without -s (ip-neighbour(8); print_neigh of iproute2). */
grammar IpNeigh;

line
    : address=. property* EOF
    ;

property
    : DEV dev=.
    | LLADDR lladdr=.
    | NUMBERED value=.
    | USED (value=. | PROBES value=.)
    | PROBES value=.
    | flag=(PROXY | FLAG)
    | state=STATE
    ;

DEV      : 'dev' ;
LLADDR   : 'lladdr' ;
USED     : 'used' ;
// ip -s prints no blank before it: `used 12/7/3probes 1`
PROBES   : [0-9/]* 'probes' ;
NUMBERED : 'nud' | 'ref' | 'proto' | 'protocol' ;
PROXY    : 'proxy' ;
FLAG     : 'router' | 'extern_learn' | 'offload' | 'managed' | 'extern_valid' ;
STATE    : 'PERMANENT' | 'NOARP' | 'REACHABLE' | 'STALE' | 'NONE' | 'INCOMPLETE' | 'DELAY' | 'PROBE' | 'FAILED' | '0x' [0-9a-f]+ ;
WORD     : ~[ \t\r\n]+ ;
BLANK    : [ \t\r\n]+ -> skip ;
