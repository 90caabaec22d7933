// One rule of Vuurmuur, as it stands between the quotes of RULE="…" in rules.conf, network.config or an interface's file.
//
// One blank separates words, and only one: Vuurmuur takes the place behind a second one for an empty word, and leaves the
// rule out. Actions and keywords may be written in any case, names and options may not, which the reader sees to. In a file
// quotes stand with a backslash before them, and both are one token here, so that columns stay those of the file.
grammar VuurmuurRules;

options { caseInsensitive = true; }

// Never found: ~NOTHING is any token.
tokens { NOTHING }

line
    : off=SEMICOLON? (filter | separator | retired) EOF
    ;

filter
    : action=(ACCEPT | DROP | REJECT | LOG | PORTFW | REDIRECT | SNAT | MASQ | CHAIN | DNAT | BOUNCE | NFQUEUE | NFLOG)
      BLANK SERVICE BLANK service=word BLANK FROM BLANK source=word BLANK TO BLANK destination=word tail
    ;

separator
    : SEPARATOR tail
    ;

// What older Vuurmuurs knew: "queue" is nfqueue today, and "protect" stands with networks and interfaces.
retired
    : action=(QUEUE | PROTECT) (~NOTHING)*
    ;

// Whatever stands there in place of "options" is passed over without a word.
tail
    : BLANK OPTIONS (BLANK settings)?
    | BLANK (ignored+=~NOTHING)*
    |
    ;

settings
    : setting? (COMMA setting?)*
    ;

setting
    : flag=(LOG | RANDOM | MARKIPTSTATE | QUEUE)
    | name=(LOGLIMIT | LIMIT | BURST | INT | IN_INT | OUT_INT | VIA_INT | REMOTEPORT | LISTENPORT | COMMENT | LOGPREFIX
          | REDIRECTPORT | NFMARK | REJECTTYPE | CHAIN | NFQUEUENUM | NFLOGNUM | PRIO | IN_MAX | IN_MIN | OUT_MAX | OUT_MIN)
      EQUALS value
    | unknown=text
    ;

// Commas between quotes are part of the value.
value
    : text?
    ;

text
    : (~(COMMA | QUOTE) | QUOTE (~QUOTE)* QUOTE)+
    ;

word
    : (~BLANK)+
    ;

// What a network is protected from, and what it is let to do.
networkRule
    : (PROTECT BLANK AGAINST BLANK SPOOFING BLANK FROM BLANK source=word | ACCEPT BLANK service=accepted) (~NOTHING)* EOF
    ;

accepted
    : (~(BLANK | COMMA))+
    ;

// What an interface is protected from.
interfaceRule
    : PROTECT BLANK AGAINST BLANK danger=word (~NOTHING)* EOF
    ;

ACCEPT    : 'accept' ;
DROP      : 'drop' ;
REJECT    : 'reject' ;
LOG       : 'log' ;
PORTFW    : 'portfw' ;
REDIRECT  : 'redirect' ;
SNAT      : 'snat' ;
MASQ      : 'masq' ;
CHAIN     : 'chain' ;
DNAT      : 'dnat' ;
BOUNCE    : 'bounce' ;
NFQUEUE   : 'nfqueue' ;
NFLOG     : 'nflog' ;
SEPARATOR : 'separator' | 'sepparator' ;
QUEUE     : 'queue' ;
PROTECT   : 'protect' ;

SERVICE   : 'service' ;
FROM      : 'from' ;
TO        : 'to' ;
OPTIONS   : 'options' ;
AGAINST   : 'against' ;
SPOOFING  : 'spoofing' ;

RANDOM       : 'random' ;
MARKIPTSTATE : 'markiptstate' ;
LOGLIMIT     : 'loglimit' ;
LIMIT        : 'limit' ;
BURST        : 'burst' ;
INT          : 'int' ;
IN_INT       : 'in_int' ;
OUT_INT      : 'out_int' ;
VIA_INT      : 'via_int' ;
REMOTEPORT   : 'remoteport' ;
LISTENPORT   : 'listenport' ;
COMMENT      : 'comment' ;
LOGPREFIX    : 'logprefix' ;
REDIRECTPORT : 'redirectport' ;
NFMARK       : 'nfmark' ;
REJECTTYPE   : 'rejecttype' ;
NFQUEUENUM   : 'nfqueuenum' ;
NFLOGNUM     : 'nflognum' ;
PRIO         : 'prio' ;
IN_MAX       : 'in_max' ;
IN_MIN       : 'in_min' ;
OUT_MAX      : 'out_max' ;
OUT_MIN      : 'out_min' ;

SEMICOLON : ';' ;
COMMA     : ',' ;
EQUALS    : '=' ;
BLANK     : ' ' ;
QUOTE     : '\\'? '"' ;
WORD      : ~[ ,=;"\\]+ ;
OTHER     : . ;
