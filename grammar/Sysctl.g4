/**
 * A line of `sysctl -a` or of sysctl.conf (sysctl(8), sysctl.conf(5)), or of `grep . /proc/sys/…`: the value may be
 * empty, a key may be written with dots or slashes, and a leading `-` means that a failure does not matter.
 */
grammar Sysctl;

line
    : key=(KEY | PATH) value=(VALUE | FILED) EOF
    | spared=KEY EOF            // `-net.ipv4.conf.eth0.rp_filter`: a pattern above does not set this key
    ;

PATH    : '/proc/sys/' [A-Za-z0-9_./@*+-]+ ;
KEY     : '-'? [A-Za-z0-9_] [A-Za-z0-9_./@*+:?[\]-]* ;
VALUE   : [ \t]* '=' ~[\r\n]* ;
FILED   : ':' ~[\r\n]* ;
OTHER   : . ;
