/**
 * A line of `bridge vlan`, with or without -c, -d (bridge(8)). The first line of a port names it in the first column;
 * its further VLANs follow below, indented.
 */
grammar BridgeVlan;

line
    : DEVICE? (VIDS flag* | NONE)? EOF
    | DEVICE? VIDS tunnel=VIDS EOF          // bridge vlan tunnelshow
    | DETAIL other* EOF           // -d: state forwarding mcast_router 1 … -s: RX: 0 bytes 0 packets
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
DETAIL   : 'state' | 'mcast_' [a-z_]+ | 'neigh_suppress' | 'msti' | 'RX:' | 'TX:' ;
WORD     : ~[ \t\r\n]+ ;
BLANK    : [ \t\r\n]+ -> skip ;
