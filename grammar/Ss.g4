/** A line of `ss -lntu`, with or without -p, -e, or of `netstat -lntu` (ss(8), netstat(8)). */
grammar Ss;

line
    : protocol=PROTOCOL state=STATE NUMBER NUMBER local=. peer=. other* EOF     // ss
    | protocol=PROTOCOL NUMBER NUMBER local=. peer=. state=STATE? other* EOF    // netstat
    | state=STATE NUMBER NUMBER local=. peer=. other* EOF                       // ss -lnt, the protocol left out
    ;

other
    : .
    ;

PROTOCOL : [a-z] [a-z0-9_]* ;          // tcp, udp6, p_dgr, …
STATE    : [A-Z] [A-Z0-9_-]+ ;
NUMBER   : [0-9]+ ;
WORD     : ~[ \t\r\n]+ ;
BLANK    : [ \t\r\n]+ -> skip ;
