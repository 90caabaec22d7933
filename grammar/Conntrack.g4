/**
 * A line of `conntrack -L` or of /proc/net/nf_conntrack (conntrack(8)): the protocol with its number, seconds left, a
 * state, then the addresses of both directions.
 */
grammar Conntrack;

line
    : (FAMILY NUMBER)? name=. protocol=NUMBER state* original=tuple FLAG* reply=tuple (FIELD | FLAG)* EOF
    ;

// 431999 ESTABLISHED | 29 timeout=30, stream_timeout=180 | nothing, where hardware forwards it
state
    : NUMBER | WORD | FIELD
    ;

tuple
    : SRC DST (SPORT DPORT)? FIELD*
    ;

FAMILY : 'ipv4' | 'ipv6' ;
SRC    : 'src=' ~[ \t\r\n]+ ;
DST    : 'dst=' ~[ \t\r\n]+ ;
SPORT  : 'sport=' [0-9]+ ;
DPORT  : 'dport=' [0-9]+ ;
FIELD  : [a-z_-]+ '=' ~[ \t\r\n]* ;
FLAG   : '[' ~[\]\r\n]* ']' ;
NUMBER : [0-9]+ ;
WORD   : ~[ \t\r\n]+ ;
BLANK  : [ \t\r\n]+ -> skip ;
