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
    | GROUP group=.
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
    | WORD other* TSEG1 other*
    | (ALIAS | VF | FURTHER) setting*
    ;

setting
    : ~(BREAK)
    ;

// What -s adds.
statistics
    : COUNTED setting*
    | count count+ (NUMTXQUEUES other*)?
    ;

// 1234, with -h also 1.2M
count
    : NUMBER | HUMAN | '-'
    ;

other
    : ~(BREAK | MTU | MASTER | PROMISCUITY | BRD | SCOPE | SECONDARY | FLAGS | LINK | INET | INET6)
    ;

// -o puts it where the line would end; what follows is indented, or nothing. An alias may hold one too.
BREAK        : '\\' ([ \t] [ \t]+ | EOF) ;
FLAGS        : '<' ~[>\r\n]* '>' ;
BLACKED_OUT       : '[' ~[\]\r\n]* ']' ;
LINK         : 'link/' ~[ \t\r\n\\]+ ;

MTU          : 'mtu' ;
MASTER       : 'master' ;
GROUP        : 'group' ;
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
TSEG1        : 'tseg1' | 'dtseg1' ;       // what a CAN controller can do, behind its name
ALIAS        : 'alias' | 'altname' ;
VF           : 'vf' ;
// Where the detail of a kind takes several lines: the maps of a VLAN, the timing of a CAN controller.
FURTHER      : 'ingress-qos-map' | 'egress-qos-map' | 'bitrate' | 'tq' | 'dbitrate' | 'dtq' | 'tdcv' | 'termination' | 'clock'
             | 're-started' | 'bitrate-const' | 'dbitrate-const' | 'prog/xdp' | 'remotes' ;
COUNTED      : ('RX' | 'TX') ':'? ;

BRIDGE       : 'bridge' ;
BRIDGE_SLAVE : 'bridge_slave' ;
VLAN         : 'vlan' ;
VRF          : 'vrf' ;
KIND
    : 'amt' | 'bareudp' | 'batadv' | 'bond' | 'bond_slave' | 'can' | 'dsa' | 'dummy' | 'erspan' | 'geneve' | 'gre'
    | 'gretap' | 'gtp' | 'hsr' | 'ifb' | 'ip6erspan' | 'ip6gre' | 'ip6gretap' | 'ip6tnl' | 'ipip' | 'ipoib' | 'ipvlan'
    | 'ipvtap' | 'lowpan' | 'macsec' | 'macvlan' | 'macvtap' | 'netdevsim' | 'netkit' | 'nlmon' | 'openvswitch'
    | 'openvswitch_slave' | 'rmnet' | 'sit' | 'team' | 'team_slave' | 'tun' | 'vcan' | 'veth' | 'virt_wifi'
    | 'vrf_slave' | 'vti' | 'vti6' | 'vxcan' | 'vxlan' | 'wireguard' | 'wwan' | 'xfrm'
    ;

INDEX        : [0-9]+ ':' ;
NUMBER       : [0-9]+ ;
HUMAN        : [0-9]+ '.'? [0-9]* [KMGTPE] 'i'? | [0-9]+ '.' [0-9]+ [kKMGTPE]? 'i'? | [0-9]+ 'k' ;
WORD         : ~[ \t\r\n\\]+ | '\\' ;
BLANK        : [ \t\r\n]+ -> skip ;
