"""From official documents to a published index: manifest → admit → read → split → encode → store."""
