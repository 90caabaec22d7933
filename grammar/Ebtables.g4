// One line of what ebtables-save and `ebtables -L` print and ebtables-restore reads, by ebtables itself or by iptables'
// own (nft) variant.
//
// A listing by -L has headings ("Bridge chain: INPUT, entries: 1, policy: DROP") and below them rules without a command,
// numbered with --Ln and counted with --Lc. A listing by --Lx has whole commands, "ebtables -t nat -A …".
grammar Ebtables;

// Never found: ~NOTHING is any word, whatever it looks like.
tokens { NOTHING }

line
    : (note=comment | heading=table | definition=chain | listing=listed | ending=commit | entry=rule) EOF
    ;

comment
    : HASH (~NOTHING)*
    ;

table
    : name=TABLE (rest+=~NOTHING)*
    ;

chain
    : name=CHAIN (rest+=~NOTHING)*
    ;

listed
    : BRIDGE (ofTable=LISTED_TABLE | ofChain=LISTED_CHAIN) (rest+=~NOTHING)*
    ;

commit
    : COMMIT (rest+=~NOTHING)*
    ;

rule
    : counters=COUNTERS? (before+=(WORD | QUOTED | UNCLOSED))*
      (command=(APPEND | INSERT | DELETE | NEW | ERASE | RENAME | POLICY | FLUSH | ZERO) (words+=~COUNTED)*)?
      counted=COUNTED?
    ;

COMMIT       : 'COMMIT' ;
APPEND       : '-A' | '--append' ;
INSERT       : '-I' | '--insert' ;
DELETE       : '-D' | '--delete' ;
NEW          : '-N' | '--new-chain' ;
ERASE        : '-X' | '--delete-chain' ;
RENAME       : '-E' | '--rename-chain' ;
POLICY       : '-P' | '--policy' ;
FLUSH        : '-F' | '--flush' ;
ZERO         : '-Z' | '--zero' ;

BRIDGE       : 'Bridge' ;
LISTED_TABLE : 'table:' ;
LISTED_CHAIN : 'chain:' ;
COUNTED      : ',' [ ]+ 'pcnt' [ ]+ '=' [ ]+ [0-9]+ [ ]+ '--' [ ]+ 'bcnt' [ ]+ '=' [ ]+ [0-9]+ ;

TABLE        : '*' PLAIN+ ;
CHAIN        : ':' PLAIN+ ;
COUNTERS     : '[' [0-9]+ ':' [0-9]+ ']' ;
HASH         : '#' PLAIN* ;

QUOTED       : PLAIN* '"' IN_QUOTES* '"' ;
UNCLOSED     : PLAIN* '"' IN_QUOTES* '\\'? ;
WORD         : PLAIN+ ;
BLANK        : [ \t\n]+ -> skip ;

fragment PLAIN     : ~[ \t\n"] ;
fragment IN_QUOTES : '\\' ~[\n] | ~[\\"\n] ;
