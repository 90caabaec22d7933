/**
 * A line of `ipset save` or of `ipset list` (ipset(8)). Before version 6 `ipset -S` printed options with two dashes, and
 * wrote -N and -A, which later ones still read.
 */
grammar Ipset;

line
    : CREATE name=. type=. option* EOF
    | ADD name=. element=. option* EOF
    | COMMAND other* EOF
    | listing EOF
    | element=WORD option* EOF          // a member, below `Members:`
    ;

listing
    : NAME_IS name=.
    | TYPE_IS type=.
    | header=HEADER_IS option*
    | COUNT_IS .
    | MEMBERS_ARE
    ;

option
    : FAMILY family=(INET | INET6)
    | NETMASK netmask=.
    | TIMEOUT timeout=.
    | RANGE range=.
    | NUMBERED value=.
    | COMMENT text=STRING?
    | flag=(NOMATCH | FLAG)
    ;

other
    : .
    ;

CREATE   : 'create' | '-N' ;
ADD      : 'add' | '-A' ;
COMMAND  : 'flush' | 'destroy' | 'swap' | 'rename' | 'COMMIT' | 'del' ;
FAMILY   : '--'? 'family' ;
INET     : 'inet' ;
INET6    : 'inet6' ;
NETMASK  : '--'? 'netmask' ;
TIMEOUT  : '--'? 'timeout' ;
RANGE    : '--'? ('range' | 'from' | 'to' | 'network') ;
COMMENT  : 'comment' ;
NUMBERED : '--'? ('hashsize' | 'maxelem' | 'bucketsize' | 'initval' | 'size' | 'markmask' | 'bitmask' | 'packets' | 'bytes'
         | 'skbmark' | 'skbprio' | 'skbqueue' | 'probes' | 'resize' | 'gc' | 'before' | 'after') ;
NOMATCH  : 'nomatch' ;
FLAG     : 'counters' | 'skbinfo' | 'forceadd' | 'wildcard' | '--matchunset' | '-exist' | '-!' ;
NAME_IS     : 'Name:' ;
TYPE_IS     : 'Type:' ;
HEADER_IS   : 'Header:' ;
COUNT_IS    : ('Revision' | 'Size in memory' | 'References' | 'Number of entries') ':' ;
MEMBERS_ARE : 'Members:' ;
STRING   : '"' ~["\r\n]* '"' ;
WORD     : ~[ \t\r\n]+ ;
BLANK    : [ \t\r\n]+ -> skip ;
