"""Every request this program can send to a cluster, one function each.

Method, path, query and body keys of each were observed on Elasticsearch 7.3.0 or stand in its public reference. Query
keys are limited to what 7.3 knows, because an unknown one is refused with 400.
"""
