"""The figures of a link and its indices: rates, lags through time, loss, the last proof, history left."""
