#!/bin/sh
IPT=/usr/sbin/iptables
LAN='10.0.0.0/24'  WEB=10.0.0.2
export DMZ="172.20.0.0/24"
$IPT -F; $IPT -t nat -F
$IPT -P FORWARD DROP && $IPT -P INPUT DROP
$IPT -N LOGDROP 2>/dev/null || true
"$IPT" -A LOGDROP -m limit --limit 5/min -j LOG --log-prefix "it's \"lost\": "   # say so
$IPT -A LOGDROP -j DROP
for p in 80 443 8000:8080; do
  for s in $LAN "$DMZ"; do $IPT -A FORWARD -s $s -p tcp --dport $p -m comment --comment "web $p" -j ACCEPT; done
done
$IPT -I FORWARD 1 -m conntrack --ctstate ESTABLISHED,RELATED \
   -j ACCEPT
$IPT -t nat -A PREROUTING ! -s $LAN -d 192.0.2.1 -p tcp -m multiport --dports 80,443 -j DNAT --to-destination ${WEB}
$IPT --table nat --append POSTROUTING -o eth0 -j MASQUERADE
$IPT -D FORWARD -s 10.0.0.0/24 -p tcp --dport 443 -m comment --comment "web 443" -j ACCEPT
$IPT -w 5 -C INPUT -i lo -j ACCEPT 2>/dev/null || $IPT -A INPUT -i lo -j ACCEPT
$IPT -R INPUT 1 -i lo -s 127.0.0.0/8 -j ACCEPT
iptables-restore --noflush <<-END
	*mangle
	:MARKS - [0:0]
	-A MARKS -j MARK --set-mark 0x1
	-A PREROUTING -i eth0 -j MARKS
	COMMIT
END
iptables-restore -n <<'END'
*raw
-A PREROUTING -i lo -m comment --comment "costs $5" -j NOTRACK
COMMIT
END
$IPT -A FORWARD -j LOGDROP
