/**
 * A line of `ip link` or `ip addr`, with or without -d, -s, -o (ip-link(8), ip-address(8); print_linkinfo and
 * print_addrinfo of iproute2). Words that say nothing of how packets go are taken as they come.
 */
grammar IpLink;

line
    : part (BREAK part?)* EOF
    ;

part
    : header
    | INDEX name=. address      // ip -o addr
    | linkLayer
    | address
    | VALID_LFT . PREFERRED_LFT .
    | detail
    | statistics
    ;

// 4: veth0@if2: <BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue master br0 state UP …
header
    : INDEX name=. FLAGS attribute*
    ;

attribute
    : MTU mtu=.
    | MASTER master=.
    | other
    ;

// link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff link-netnsid 0 promiscuity 1 …
linkLayer
    : LINK mac=WORD? fact*
    ;

fact
    : PROMISCUITY promiscuity=.
    | ~(BREAK | PROMISCUITY)
    ;

// inet 10.0.0.1 peer 10.0.0.2/32 brd 10.0.0.255 scope global secondary eth0:1
address
    : family=(INET | INET6) (BLACKED_OUT | local=. (PEER peer=.)?) property*
    ;

property
    : BRD broadcast=.
    | SCOPE scope=.
    | flag=SECONDARY
    | other
    ;

// What -d adds: the kind of the device, or of its master, with its own settings.
detail
    : kind=(BRIDGE | BRIDGE_SLAVE | VLAN | VRF | KIND) setting*
    | kind=WORD other* (ADDRGENMODE | NUMTXQUEUES) other*
    | (ALIAS | VF) setting*
    ;

setting
    : ~(BREAK)
    ;

// What -s adds.
statistics
    : COUNTED setting*
    | NUMBER NUMBER+
    ;

other
    : ~(BREAK | MTU | MASTER | PROMISCUITY | BRD | SCOPE | SECONDARY | FLAGS | LINK | INET | INET6)
    ;

BREAK        : '\\' ;
FLAGS        : '<' ~[>\r\n]* '>' ;
BLACKED_OUT       : '[' ~[\]\r\n]* ']' ;
LINK         : 'link/' ~[ \t\r\n\\]+ ;

MTU          : 'mtu' ;
MASTER       : 'master' ;
PROMISCUITY  : 'promiscuity' ;
INET         : 'inet' ;
INET6        : 'inet6' ;
PEER         : 'peer' ;
BRD          : 'brd' ;
SCOPE        : 'scope' ;
SECONDARY    : 'secondary' ;
VALID_LFT    : 'valid_lft' ;
PREFERRED_LFT: 'preferred_lft' ;
ADDRGENMODE  : 'addrgenmode' ;
NUMTXQUEUES  : 'numtxqueues' ;
ALIAS        : 'alias' | 'altname' ;
VF           : 'vf' ;
COUNTED      : ('RX' | 'TX') ':'? ;

BRIDGE       : 'bridge' ;
BRIDGE_SLAVE : 'bridge_slave' ;
VLAN         : 'vlan' ;
VRF          : 'vrf' ;
KIND
    : 'amt' | 'bareudp' | 'batadv' | 'bond' | 'bond_slave' | 'can' | 'dsa' | 'dummy' | 'erspan' | 'geneve' | 'gre'
    | 'gretap' | 'gtp' | 'hsr' | 'ifb' | 'ip6erspan' | 'ip6gre' | 'ip6gretap' | 'ip6tnl' | 'ipip' | 'ipoib' | 'ipvlan'
    | 'ipvtap' | 'lowpan' | 'macsec' | 'macvlan' | 'macvtap' | 'netdevsim' | 'netkit' | 'nlmon' | 'openvswitch'
    | 'openvswitch_slave' | 'prog/xdp' | 'rmnet' | 'sit' | 'team' | 'team_slave' | 'tun' | 'vcan' | 'veth' | 'virt_wifi'
    | 'vrf_slave' | 'vti' | 'vti6' | 'vxcan' | 'vxlan' | 'wireguard' | 'wwan' | 'xfrm'
    ;

INDEX        : [0-9]+ ':' ;
NUMBER       : [0-9]+ ;
WORD         : ~[ \t\r\n\\]+ ;
BLANK        : [ \t\r\n]+ -> skip ;
