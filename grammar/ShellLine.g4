// The words of one line of a shell script, as POSIX has them ("Token Recognition"), so far as a script needs that calls
// iptables line by line. A line that a backslash or an open quote carries on is joined with the next ones beforehand, and the
// lines of a here-document are taken out. Nothing is executed: what a substitution would print is not known.
grammar ShellLine;

line
    : piece* EOF
    ;

piece
    : blank=BLANK
    | comment=COMMENT
    | operator=OPERATOR
    | redirection=REDIRECTION
    | plain=PLAIN
    | escaped=ESCAPED
    | single=SINGLE
    | quoted=DOUBLE
    | variable=VARIABLE
    | substitution=SUBSTITUTION
    | other=(OPEN_SINGLE | OPEN_DOUBLE | OTHER)
    ;

BLANK        : [ \t\r]+ ;
COMMENT      : {getCharPositionInLine() == 0 || " \t;&|(".indexOf(_input.LA(-1)) >= 0}? '#' ~[\n]* ;
OPERATOR     : ';;' | '&&' | '||' | '|&' | [;&|()\n] ;
REDIRECTION  : [0-9]* ('<<<' | '<<-' | '<<' | '<&' | '<>' | '<' | '>>' | '>&' | '>|' | '>') | '&>>' | '&>' ;
ESCAPED      : '\\' . ;
SINGLE       : '\'' ~[']* '\'' ;
DOUBLE       : '"' IN_DOUBLE* '"' ;
SUBSTITUTION : '$' PARENTHESES | BACKQUOTES ;
VARIABLE     : '$' (NAME | [0-9@*#?$!-]) | '${' (~[{}] | '{' ~[}]* '}')* '}' ;
PLAIN        : ~[ \t\r\n"'\\$`;&|<>()#] ~[ \t\r\n"'\\$`;&|<>()]* ;
OPEN_SINGLE  : '\'' ~[']* EOF ;
OPEN_DOUBLE  : '"' IN_DOUBLE* EOF ;
OTHER        : . ;

fragment NAME        : [a-zA-Z_] [a-zA-Z0-9_]* ;
fragment IN_DOUBLE   : '\\' . | '$' PARENTHESES | BACKQUOTES | ~["\\`] ;
fragment BACKQUOTES  : '`' ('\\' . | ~[`\\])* '`' ;
fragment PARENTHESES : '(' (PARENTHESES | SINGLE | ~[()'])* ')' ;
