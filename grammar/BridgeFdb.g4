/** A line of `bridge fdb`, with or without -d, -s (bridge(8); print_fdb of iproute2's bridge/fdb.c). */
grammar BridgeFdb;

line
    : mac=. property* EOF
    ;

property
    : DEV dev=.
    | MASTER master=.
    | VLAN vlan=.
    | NUMBERED value=.
    | NH value=.
    | SELF
    | permanent=PERMANENT
    | FLAG
    ;

DEV       : 'dev' ;
MASTER    : 'master' ;
VLAN      : 'vlan' ;
NUMBERED  : 'dst' | 'port' | 'vni' | 'src_vni' | 'via' | 'link-netnsid' | 'used' | 'proto' | 'protocol' ;
NH        : 'nhid' ;
SELF      : 'self' ;
PERMANENT : 'permanent' | 'local' ;
FLAG      : 'router' | 'extern_learn' | 'offload' | 'sticky' | 'locked' | 'static' | 'stale' | 'inactive'
          | 'added_by_user' | 'added_by_external_learn' | 'activity_notify' | 'blackhole' | 'state=' ~[ \t\r\n]+ ;
WORD      : ~[ \t\r\n]+ ;
BLANK     : [ \t\r\n]+ -> skip ;
