/**
 * A line of `bridge vlan`, with or without -c, -d (bridge(8)). The first line of a port names it in the first column;
 * its further VLANs follow below, indented.
 */
grammar BridgeVlan;

line
    : DEVICE? (VIDS flag* | NONE)? EOF
    | DETAIL other* EOF           // -d: state forwarding mcast_router 1 …
    ;

other
    : .
    ;

flag
    : PVID
    | EGRESS? UNTAGGED
    ;

DEVICE   : {getCharPositionInLine() == 0}? ~[ \t\r\n]+ ;
VIDS     : [0-9]+ ('-' [0-9]+)? ;
PVID     : 'PVID' ;
EGRESS   : 'Egress' ;
UNTAGGED : 'Untagged' | 'untagged' ;
NONE     : 'None' ;
DETAIL   : 'state' | 'mcast_router' | 'neigh_suppress' ;
WORD     : ~[ \t\r\n]+ ;
BLANK    : [ \t\r\n]+ -> skip ;
