/** A line of `ss -lntu`, with or without -p, -e, or of `netstat -lntu` (ss(8), netstat(8)). */
grammar Ss;

line
    : PROTOCOL STATE NUMBER NUMBER local=. peer=. other* EOF           // ss
    | PROTOCOL NUMBER NUMBER local=. peer=. STATE? other* EOF          // netstat
    | STATE NUMBER NUMBER local=. peer=. other* EOF                    // ss -lnt, the protocol left out
    ;

other
    : .
    ;

PROTOCOL : 'tcp' | 'udp' | 'tcp6' | 'udp6' | 'udpl' | 'sctp' | 'mptcp' | 'dccp' | 'raw' | 'icmp6' | 'p_raw' | 'p_dgr'
         | 'u_str' | 'u_dgr' | 'u_seq' | 'nl' | 'v_str' | 'v_dgr' ;
STATE    : [A-Z] [A-Z0-9_-]+ ;
NUMBER   : [0-9]+ ;
WORD     : ~[ \t\r\n]+ ;
BLANK    : [ \t\r\n]+ -> skip ;
