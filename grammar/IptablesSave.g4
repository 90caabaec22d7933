// One line of a packet filter dump: what iptables-save and iptables -S print and iptables-restore reads.
//
// Words and quoting are those of add_param_to_argv() in iptables' xshared.c: blanks separate words, double quotes hold
// them together, a backslash escapes inside quotes only, and a closing quote ends the word. What the options of a rule
// mean is not grammar: each extension brings its own.
//
// The line is the unit, so that a wrong line harms no other and a dump of any length needs no tree. The words of a line
// are taken from its tokens; the parser says what the line is and where its command stands.
grammar IptablesSave;

line
    : (note=comment | heading=table | definition=chain | ending=commit | entry=rule) END
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

commit
    : COMMIT (~END)*
    ;

// Options may stand before the command: "-t nat -A POSTROUTING". A line without any command is not a rule, but the words
// are kept for the message; nor is a blank one.
rule
    : counters=COUNTERS? (first (first | TABLE | CHAIN | HASH | COUNTERS | COMMIT)*)?
      (command=(APPEND | INSERT | REPLACE | DELETE | NEW | ERASE | RENAME | POLICY | FLUSH | ZERO | CHECK) (~END)*)?
    ;

first
    : WORD | QUOTED | UNCLOSED
    ;

COMMIT   : 'COMMIT' ;
APPEND   : '-A' | '--append' ;
INSERT   : '-I' | '--insert' ;
REPLACE  : '-R' | '--replace' ;
DELETE   : '-D' | '--delete' ;
NEW      : '-N' | '--new' | '--new-chain' ;
ERASE    : '-X' | '--delete-chain' ;
RENAME   : '-E' | '--rename-chain' ;
POLICY   : '-P' | '--policy' ;
FLUSH    : '-F' | '--flush' ;
ZERO     : '-Z' | '--zero' ;
CHECK    : '-C' | '--check' ;

TABLE    : '*' PLAIN+ ;
CHAIN    : ':' PLAIN+ ;
COUNTERS : '[' [0-9]+ ':' [0-9]+ ']' ;
HASH     : '#' PLAIN* ;

// a"b c" is one word; what follows the closing quote is the next.
QUOTED   : PLAIN* '"' IN_QUOTES* '"' ;
UNCLOSED : PLAIN* '"' IN_QUOTES* '\\'? ;
WORD     : PLAIN+ ;
BLANK    : [ \t]+ -> skip ;
END      : '\n' ;

fragment PLAIN     : ~[ \t\n"] ;
fragment IN_QUOTES : '\\' ~[\n] | ~[\\"\n] ;
