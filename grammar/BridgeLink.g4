/**
 * A line of `bridge link`, with or without -d, -s, -o (bridge(8); print_linkinfo of iproute2's bridge/link.c).
 * Without -d the flags are not there, which says nothing about them.
 */
grammar BridgeLink;

line
    : part (BREAK part?)* EOF
    ;

part
    : header
    | setting+
    ;

// 4: veth0@br0: <BROADCAST,MULTICAST,UP> mtu 1500 master br0 state forwarding priority 32 cost 2
// 4: veth0 state UP @(null): <BROADCAST,MULTICAST,UP> mtu 1500 master br0 state forwarding priority 32 cost 2
// 4: veth0 state UP : <BROADCAST,MULTICAST,UP> mtu 1500 master br0 state forwarding priority 32 cost 2
header
    : INDEX name=. (STATE . (':' | WORD)? )? FLAGS attribute*
    ;

attribute
    : MTU mtu=.
    | MASTER master=.
    | STATE state=.
    | other
    ;

// hairpin off guard off root_block off fastleave off learning on flood on …
setting
    : key=(HAIRPIN | ISOLATED | LEARNING | FLOOD | LOCKED) value=(ON | OFF)
    | BACKUP_PORT port=.
    | other
    ;

other
    : ~(BREAK | FLAGS | INDEX | MTU | MASTER | STATE | HAIRPIN | ISOLATED | LEARNING | FLOOD | LOCKED | BACKUP_PORT)
    ;

BREAK        : '\\' ;
FLAGS        : '<' ~[>\r\n]* '>' ;
MTU          : 'mtu' ;
MASTER       : 'master' ;
STATE        : 'state' ;
HAIRPIN      : 'hairpin' ;
ISOLATED     : 'isolated' ;
LEARNING     : 'learning' ;
FLOOD        : 'flood' ;
LOCKED       : 'locked' ;
BACKUP_PORT  : 'backup_port' ;
ON           : 'on' ;
OFF          : 'off' ;
INDEX        : [0-9]+ ':' ;
WORD         : ~[ \t\r\n\\]+ ;
BLANK        : [ \t\r\n]+ -> skip ;
