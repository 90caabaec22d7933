/**
 * What `sysctl -a` prints: one `key = value` a line; the value may be empty.
 */
grammar Sysctl;

dump
    : line (NEWLINE line)* EOF
    ;

line
    : setting?
    ;

setting
    : KEY VALUE
    ;

KEY
    : [A-Za-z0-9_./@:*-]+
    ;

/** The equals sign and all that follows on its line. */
VALUE
    : [ \t]* '=' ~[\r\n]*
    ;

NEWLINE
    : '\r'? '\n'
    ;

OTHER
    : .
    ;
