# fails: reads
# diagnosis: number-too-low
echo '${user}:${user}-secret' | chpasswd
doveadm reload
