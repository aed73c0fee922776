package store

import "syscall"

// networkMagic are the file systems of network shares, by statfs(2).
var networkMagic = map[uint32]string{
	0x6969: "nfs", 0x517b: "smb", 0xff534d42: "cifs", 0xfe534d42: "smb2", 0x5346414f: "afs", 0x73757245: "coda", 0x564c: "ncp",
	0x00c36400: "ceph", 0x47504653: "gpfs", 0x01161970: "gfs2", 0x7461636f: "ocfs2", 0x0bd00bd0: "lustre",
}

// onNetworkShare reports that the folder lies on a share, where locks and
// mapped files of several machines do not agree.
func onNetworkShare(dir string) bool {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return false // what cannot be told is not refused
	}
	_, found := networkMagic[uint32(st.Type)]
	return found
}
