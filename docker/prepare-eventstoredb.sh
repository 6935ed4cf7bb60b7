#!/usr/bin/env bash
# Makes docker/secrets for compose.eventstoredb.yml: a certificate authority, the server's certificate, passwords, and the address that
# holds one of them. What is there already stays; delete the folder to begin anew (the passwords are those of the server's first start).
# Needs bash and openssl.
set -euo pipefail
cd "$(dirname "$0")"
host=eventstore
days=${CERTIFICATE_DAYS:-825}

if [ -e secrets ]; then
  echo 'docker/secrets đã có, giữ nguyên.' >&2
  exit 1
fi
umask 077
mkdir -p secrets/eventstore/ca

openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days "$days" -subj '/CN=Hieu hoc EventStoreDB CA' \
  -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
  -keyout secrets/ca.key -out secrets/eventstore/ca/ca.crt 2>/dev/null
openssl req -newkey rsa:3072 -nodes -sha256 -subj '/CN=eventstoredb-node' \
  -keyout secrets/eventstore/node.key -out secrets/node.csr 2>/dev/null
openssl x509 -req -sha256 -days "$days" -in secrets/node.csr -CA secrets/eventstore/ca/ca.crt -CAkey secrets/ca.key -CAcreateserial \
  -out secrets/eventstore/node.crt 2>/dev/null -extfile <(
    printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\n' "$host"
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\n'
    printf 'extendedKeyUsage=serverAuth,clientAuth\n'
  )
rm -f secrets/node.csr secrets/eventstore/ca/*.srl

admin=$(openssl rand -hex 24)
printf 'EVENTSTORE_DEFAULT_ADMIN_PASSWORD=%s\nEVENTSTORE_DEFAULT_OPS_PASSWORD=%s\n' "$admin" "$(openssl rand -hex 24)" >secrets/eventstore.env
printf 'esdb://admin:%s@%s:2113?tls=true&tlsCAFile=/run/secrets/eventstore_ca\n' "$admin" "$host" >secrets/eventstore_url

# The containers' users are not this one: what they mount is readable, behind a folder that nobody else on this machine can enter.
chmod 755 secrets/eventstore secrets/eventstore/ca
chmod 644 secrets/eventstore_url secrets/eventstore/ca/ca.crt secrets/eventstore/node.crt secrets/eventstore/node.key
echo 'Đã tạo docker/secrets. Cất riêng một bản của secrets/ca.key và secrets/eventstore.env.' >&2
