/**
 * A line of `sysctl -a` or of sysctl.conf (sysctl(8), sysctl.conf(5)), or of `grep . /proc/sys/…`, also as grep prints
 * it inside of a folder there: the value may be empty, a key may be written with dots or slashes, and a leading `-` means
 * that a failure does not matter.
 */
grammar Sysctl;

line
    : key=(KEY | PATH) value=(VALUE | FILED) EOF
    | file=FILE EOF
    | spared=KEY EOF            // `-net.ipv4.conf.eth0.rp_filter`: a pattern above does not set this key
    ;

PATH    : '/proc/sys/' [A-Za-z0-9_./@*+-]+ ;
FILE    : './'? (IN_FOLDER | 'bridge-nf-' [a-z0-9-]+ | 'ip_forward') ':' (~[ \t\r\n=] ~[\r\n=]*)? {_input.LA(1) == EOF}? ;
KEY     : '-'? [A-Za-z0-9_] [A-Za-z0-9_./@*+:?[\]-]* ;
VALUE   : [ \t]* '=' ~[\r\n]* ;
FILED   : ':' ~[\r\n]* ;
OTHER   : . ;

fragment IN_FOLDER : [A-Za-z0-9_] [A-Za-z0-9_.@*+-]* '/' ([A-Za-z0-9_.@*+-]+ '/')* [A-Za-z0-9_-]+ ;
