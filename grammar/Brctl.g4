/** Lines of `brctl show`, `brctl showstp` and `brctl showmacs` (brctl(8)); a name in the first column opens a block. */
grammar Brctl;

// br0    8000.0242ac110002    no    veth0
show
    : bridge=NAME BRIDGE_ID stp=(YES | NO) port=.? EOF
    | port=. EOF
    ;

//   1    52:54:00:12:34:56    no    12.34
showmacs
    : port=NUMBER mac=MAC local=(YES | NO) TIME EOF
    ;

// br0 | veth0 (1) |  port id  8001  state  forwarding |  hairpin mode  1
showstp
    : NAME ('(' number=NUMBER ')')? EOF
    | (PORT_ID . STATE state=. | HAIRPIN_MODE hairpin=NUMBER | AGEING_TIME ageing=TIME | other+) EOF
    ;

other
    : ~(PORT_ID | HAIRPIN_MODE | AGEING_TIME | NAME)
    ;

NAME         : {getCharPositionInLine() == 0}? ~[ \t\r\n]+ ;
PORT_ID      : 'port id' ;
STATE        : 'state' ;
HAIRPIN_MODE : 'hairpin mode' ;
AGEING_TIME  : 'ageing time' ;
YES          : 'yes' ;
NO           : 'no' ;
BRIDGE_ID    : [0-9a-f]+ '.' [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f]
               [0-9a-f] [0-9a-f] ;
NUMBER       : [0-9]+ ;
TIME         : [0-9]+ '.' [0-9]+ ;
MAC          : [0-9a-fA-F]+ (':' [0-9a-fA-F]+)+ ;
WORD         : ~[ \t\r\n()]+ ;
BLANK        : [ \t\r\n]+ -> skip ;
