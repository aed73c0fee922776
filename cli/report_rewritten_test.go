package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"
)

// rewrite changes who made the first entries, and computes all hashes anew.
func rewrite(t *testing.T, dir string) {
	t.Helper()
	db, err := bolt.Open(filepath.Join(dir, "register.kycuong"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() // was synced by the change
	enc, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		t.Fatal(err)
	}
	castagnoli := crc32.MakeTable(crc32.Castagnoli)
	err = db.Update(func(tx *bolt.Tx) error {
		j := tx.Bucket([]byte("journal"))
		var keys [][]byte
		if err := j.ForEach(func(k, _ []byte) error { keys = append(keys, bytes.Clone(k)); return nil }); err != nil {
			return err
		}
		var hash [32]byte
		for _, k := range keys {
			v := bytes.Clone(j.Get(k))
			_, n := binary.Uvarint(v[4:])
			p := v[4+n : len(v)-32]
			var m map[any]any
			if err := cbor.Unmarshal(p, &m); err != nil {
				return err
			}
			if m[uint64(4)] == "document" && binary.BigEndian.Uint64(k) < 2000 {
				m[uint64(2)] = "kẻ khác"
			}
			p, err := enc.Marshal(m)
			if err != nil {
				return err
			}
			sum := sha256.New()
			sum.Write(hash[:])
			sum.Write(k)
			sum.Write(p)
			sum.Sum(hash[:0])
			rest := append(append([]byte{0}, p...), hash[:]...)
			crc := crc32.Update(crc32.Update(crc32.Checksum([]byte("journal"), castagnoli), castagnoli, k), castagnoli, rest)
			if err := j.Put(k, append(binary.BigEndian.AppendUint32(nil, crc), rest...)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAReportShowsThatThePastWasRewritten with all hashes computed anew, which verify alone
// cannot see: the report has the hash of its day in it.
func TestAReportShowsThatThePastWasRewritten(t *testing.T) {
	o := sampleOffice(t)
	reports := []string{o.report("compliance", "nháp.pdf"), o.report("incoming", "sổ đến.pdf"), o.report("compliance", "gửi đi.pdf", "--submit"), o.report("ranking", "xếp hạng.pdf")}
	o.must(`{"date":"2026-10-30","type":"BC","sender":"H90","subject":"Báo cáo sau đó","to":["H90.10"],"signer":"Lê Hữu Phước"}`, "add", "outgoing")
	for _, path := range reports {
		if out := o.must("", "verify", path); !strings.Contains(out, "vẫn như khi lập báo cáo") {
			t.Errorf("%s: %s", filepath.Base(path), out)
		}
	}
	rewrite(t, o.dir)
	o.must("", "verify")
	for _, path := range reports {
		o.refuses(ExitFailed, "", []string{"verify", path}, "Nhật ký đã bị ghi lại")
	}
}
