"""A time-stamping authority (RFC 3161) of our own, with a certificate that nobody but these tests trusts."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.evidence.raw_server import Call

DAY = datetime.timedelta(days=1)


class FakeTsa:
    """Answers queries; `spoil` changes the imprint, `refuse` rejects them all."""

    def __init__(self, spoil: bool = False, refuse: bool = False) -> None:
        self.spoil, self.refuse = spoil, refuse
        self.now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        root_key, self.key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        self.root = self._certificate("Root of the tests", "Root of the tests", root_key, root_key, True)
        self.certificate = self._certificate("Clock of the tests", "Root of the tests", self.key, root_key, False)

    def write_root(self, path: Path) -> Path:
        path.write_bytes(self.root.public_bytes(serialization.Encoding.PEM))
        return path

    def __call__(self, call: Call) -> None:
        length = int(call.header("Content-Length") or 0)
        _, _, body = call.head.encode("latin-1").partition(b"\r\n\r\n")
        while len(body) < length:
            body += call.sock.recv(65536)
        assert call.header("Content-Type") == "application/timestamp-query"
        call.answer("200 OK", self.reply(body), "Content-Type: application/timestamp-reply")

    def reply(self, query: bytes) -> bytes:
        if self.refuse:
            status: bytes = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["closed today"]}).dump()
            return bytes([0x30, len(status)]) + status  # a sequence without the token, which may be left out
        asked = tsp.TimeStampReq.load(query)
        imprint = asked["message_imprint"].copy()
        if self.spoil:
            imprint["hashed_message"] = b"\0" * 32
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": "1.2.3.4",
                "message_imprint": imprint,
                "serial_number": 7,
                "gen_time": self.now,
                "nonce": asked["nonce"].native,
            }
        )
        token = cms.ContentInfo({"content_type": "signed_data", "content": self._signed(info.dump())})
        return tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()

    def _signed(self, content: bytes) -> cms.SignedData:
        own = asn1_x509.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))
        digest = algos.DigestAlgorithm({"algorithm": "sha256"})
        name = {"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": hashlib.sha256(own.dump()).digest()}
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
                {"type": "signing_certificate_v2", "values": [tsp.SigningCertificateV2({"certs": [name]})]},
            ]
        )
        signature = self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256()))
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier(
                    "issuer_and_serial_number", {"issuer": own.issuer, "serial_number": own.serial_number}
                ),
                "digest_algorithm": digest,
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signature": signature,
            }
        )
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [digest],
                "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(content)},
                "certificates": [own],
                "signer_infos": [signer],
            }
        )

    def _certificate(
        self,
        name: str,
        issuer: str,
        key: ec.EllipticCurvePrivateKey,
        signs: ec.EllipticCurvePrivateKey,
        is_root: bool,
    ) -> x509.Certificate:
        def called(text: str) -> x509.Name:
            return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

        builder = (
            x509.CertificateBuilder()
            .subject_name(called(name))
            .issuer_name(called(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now - DAY)
            .not_valid_after(self.now + DAY)
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        )
        if not is_root:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(signs, hashes.SHA256())
