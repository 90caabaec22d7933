// One line of what ebtables-save and `ebtables -L` print and ebtables-restore reads, by ebtables itself or by iptables'
// own (nft) variant.
//
// A listing by -L has headings ("Bridge chain: INPUT, entries: 1, policy: DROP") and below them rules without a command,
// numbered with --Ln and counted with --Lc. A listing by --Lx has whole commands, "ebtables -t nat -A …".
grammar Ebtables;

line
    : (note=comment | heading=table | definition=chain | listing=listed | ending=commit | entry=rule) END
    ;

comment
    : HASH (~END)*
    ;

table
    : TABLE (~END)*
    ;

chain
    : CHAIN (~END)*
    ;

listed
    : BRIDGE (ofTable=LISTED_TABLE | ofChain=LISTED_CHAIN) (~END)*
    ;

commit
    : COMMIT (~END)*
    ;

rule
    : counters=COUNTERS? (first (first | TABLE | CHAIN | HASH | COUNTERS | COMMIT | BRIDGE)*)?
      (command=(APPEND | INSERT | DELETE | NEW | ERASE | RENAME | POLICY | FLUSH | ZERO) (~(COUNTED | END))*)?
      counted=COUNTED?
    ;

// An address such as ::1 looks like a chain, but nothing starts with it.
first
    : WORD | QUOTED | UNCLOSED
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
BLANK        : [ \t]+ -> skip ;
END          : '\n' ;

fragment PLAIN     : ~[ \t\n"] ;
fragment IN_QUOTES : '\\' ~[\n] | ~[\\"\n] ;
